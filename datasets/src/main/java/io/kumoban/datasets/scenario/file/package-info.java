/** Scenarios read from YAML: the language, and the library that is shipped. */
@NullMarked
package io.kumoban.datasets.scenario.file;

import org.jspecify.annotations.NullMarked;
