/** Exercises: what is asked, and whether an answer is right. */
@NullMarked
package io.kumoban.console.lab;

import org.jspecify.annotations.NullMarked;
