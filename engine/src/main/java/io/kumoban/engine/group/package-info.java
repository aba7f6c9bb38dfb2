/** Finding groups: findings that tell of one incident, joined by what they share. A pure function of the findings. */
@NullMarked
package io.kumoban.engine.group;

import org.jspecify.annotations.NullMarked;
