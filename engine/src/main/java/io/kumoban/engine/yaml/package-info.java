/** Small YAML documents that users write for the program, every value with its place, every mistake with a sentence. */
@NullMarked
package io.kumoban.engine.yaml;

import org.jspecify.annotations.NullMarked;
