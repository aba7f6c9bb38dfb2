/** Questions to the behaviour graph. Every answer follows from the edges that are kept, and from nothing else. */
@NullMarked
package io.kumoban.engine.graph.query;

import org.jspecify.annotations.NullMarked;
