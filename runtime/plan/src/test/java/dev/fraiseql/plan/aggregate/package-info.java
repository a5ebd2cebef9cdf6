@NullMarked
package dev.fraiseql.plan.aggregate;

import org.jspecify.annotations.NullMarked;
