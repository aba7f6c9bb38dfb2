/** Attacks to practise on: stories whose cast, times and ids are drawn from a seed, with what is true of them. */
@NullMarked
package io.kumoban.datasets.exercise;

import org.jspecify.annotations.NullMarked;
