/** Tests of whole replays: the shipped detectors over files, below the command line. */
@NullMarked
package io.kumoban.console.endtoend;

import org.jspecify.annotations.NullMarked;
