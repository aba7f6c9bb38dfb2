/** The engine: from log files to one ordered stream, through detectors, to findings. */
@NullMarked
package io.kumoban.engine;

import org.jspecify.annotations.NullMarked;
