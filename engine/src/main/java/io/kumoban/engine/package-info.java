/** The engine: everything between a log file and a finding that is the same for every detector. */
@NullMarked
package io.kumoban.engine;

import org.jspecify.annotations.NullMarked;
