/** The outbox as a log that is read by several readers at their own pace, without gaps. */
@NullMarked
package dev.fraiseql.observers.log;

import org.jspecify.annotations.NullMarked;
