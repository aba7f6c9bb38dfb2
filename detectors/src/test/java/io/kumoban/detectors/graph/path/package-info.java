@NullMarked
package io.kumoban.detectors.graph.path;

import org.jspecify.annotations.NullMarked;
