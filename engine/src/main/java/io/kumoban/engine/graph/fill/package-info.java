/** What events and findings say for the behaviour graph. */
@NullMarked
package io.kumoban.engine.graph.fill;

import org.jspecify.annotations.NullMarked;
