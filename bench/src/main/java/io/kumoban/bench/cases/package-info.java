/** Labelled attack cases: public recordings of single techniques, replayed and held against the types they should raise. */
@NullMarked
package io.kumoban.bench.cases;

import org.jspecify.annotations.NullMarked;
