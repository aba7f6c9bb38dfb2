/** What a finished run left behind, read back: its findings, near misses and metrics. */
@NullMarked
package io.kumoban.console.run;

import org.jspecify.annotations.NullMarked;
