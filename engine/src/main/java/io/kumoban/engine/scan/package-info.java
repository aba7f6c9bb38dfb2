/** Reading bytes: JSON structure, text, numbers and times, without making objects of them. */
@NullMarked
package io.kumoban.engine.scan;

import org.jspecify.annotations.NullMarked;
