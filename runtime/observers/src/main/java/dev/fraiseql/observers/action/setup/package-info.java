/** Creates actions from models and the configuration. */
@NullMarked
package dev.fraiseql.observers.action.setup;

import org.jspecify.annotations.NullMarked;
