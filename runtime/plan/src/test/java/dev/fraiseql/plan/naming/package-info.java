@NullMarked
package dev.fraiseql.plan.naming;

import org.jspecify.annotations.NullMarked;
