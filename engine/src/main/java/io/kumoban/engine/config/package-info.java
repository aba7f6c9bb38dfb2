/** The user's settings of detectors, read and checked against what the detectors declare. */
@NullMarked
package io.kumoban.engine.config;

import org.jspecify.annotations.NullMarked;
