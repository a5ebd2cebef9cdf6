/** What operators see of observers, and what they can do. */
@NullMarked
package dev.fraiseql.observers.admin;

import org.jspecify.annotations.NullMarked;
