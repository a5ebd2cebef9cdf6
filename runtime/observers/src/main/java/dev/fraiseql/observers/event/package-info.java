/** The wire format of events. */
@NullMarked
package dev.fraiseql.observers.event;

import org.jspecify.annotations.NullMarked;
