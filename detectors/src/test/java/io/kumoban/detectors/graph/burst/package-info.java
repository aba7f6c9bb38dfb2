@NullMarked
package io.kumoban.detectors.graph.burst;

import org.jspecify.annotations.NullMarked;
