@NullMarked
package io.kumoban.detectors.graph.meet;

import org.jspecify.annotations.NullMarked;
