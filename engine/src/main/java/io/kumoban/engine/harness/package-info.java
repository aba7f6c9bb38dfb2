/** For tests of detectors, ours and the user's: records by the line, and a stream without threads or files. */
@NullMarked
package io.kumoban.engine.harness;

import org.jspecify.annotations.NullMarked;
