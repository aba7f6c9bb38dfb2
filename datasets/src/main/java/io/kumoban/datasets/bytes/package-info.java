/** Log records as bytes: a growing buffer with the spellings of numbers, times, ids and addresses. */
@NullMarked
package io.kumoban.datasets.bytes;

import org.jspecify.annotations.NullMarked;
