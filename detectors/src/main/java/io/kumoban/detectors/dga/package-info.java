/** How much a label looks made by a domain generation algorithm (DGA): the features, the trained weights, the score. */
@NullMarked
package io.kumoban.detectors.dga;

import org.jspecify.annotations.NullMarked;
