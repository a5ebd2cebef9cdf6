/** Templates: values of the configuration and of events in texts, escaped for their place. */
@NullMarked
package dev.fraiseql.observers.action.text;

import org.jspecify.annotations.NullMarked;
