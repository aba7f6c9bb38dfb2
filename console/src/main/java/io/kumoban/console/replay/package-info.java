/** Running a replay from the command line: what it is given, how it is watched and stopped, and how it ended. */
@NullMarked
package io.kumoban.console.replay;

import org.jspecify.annotations.NullMarked;
