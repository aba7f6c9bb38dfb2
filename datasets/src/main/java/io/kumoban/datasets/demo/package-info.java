/** The demo account: ordinary days and incidents written out as delivery files with their ground truth. */
@NullMarked
package io.kumoban.datasets.demo;

import org.jspecify.annotations.NullMarked;
