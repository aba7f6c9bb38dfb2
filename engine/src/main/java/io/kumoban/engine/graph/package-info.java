/** The behaviour graph: who met what, when and how often, in primitive arrays and bounded memory, and the file that keeps it. */
@NullMarked
package io.kumoban.engine.graph;

import org.jspecify.annotations.NullMarked;
