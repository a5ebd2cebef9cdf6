@NullMarked
package dev.fraiseql.plan.expression;

import org.jspecify.annotations.NullMarked;
