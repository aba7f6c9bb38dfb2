/** What rules cost and find on logs, apart from a replay: measured, and compared between two sets of rules. */
@NullMarked
package io.kumoban.console.measure;

import org.jspecify.annotations.NullMarked;
