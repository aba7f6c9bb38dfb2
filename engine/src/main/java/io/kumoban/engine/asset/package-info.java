/** What the logs cannot tell: the user's own networks, interfaces and trusted addresses. */
@NullMarked
package io.kumoban.engine.asset;

import org.jspecify.annotations.NullMarked;
