/**
 * An organisation as it stands: its accounts and in each of them the people, machines, networks and names. Made once from a
 * seed and never changed; what anybody does at a time follows from seed, actor and time.
 */
@NullMarked
package io.kumoban.datasets.estate;

import org.jspecify.annotations.NullMarked;
