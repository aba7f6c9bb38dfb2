/** What scores of the behaviour graph's structure are worth, in organisations with every scenario of the library. */
@NullMarked
package io.kumoban.bench.structure;

import org.jspecify.annotations.NullMarked;
