/** The benchmarks: how fast the rooms of the house are, each alone and all together. */
@NullMarked
package io.kumoban.bench;

import org.jspecify.annotations.NullMarked;
