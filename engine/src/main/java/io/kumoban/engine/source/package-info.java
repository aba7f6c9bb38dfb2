/**
 * From the paths a user names to the plain bytes of each log member: listing, content detection, unpacking.
 * Nothing here knows what the bytes mean (but for Parquet, whose rows are written as text), and nothing is ever extracted to disk; damaged input is a value
 * ({@link io.kumoban.engine.source.Damage}), never an exception.
 */
@NullMarked
package io.kumoban.engine.source;

import org.jspecify.annotations.NullMarked;
