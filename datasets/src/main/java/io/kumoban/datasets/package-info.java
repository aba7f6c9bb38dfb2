/** The datasets: simulated accounts and attacks with ground truth, public data sets, and scoring against the truth. */
@NullMarked
package io.kumoban.datasets;

import org.jspecify.annotations.NullMarked;
