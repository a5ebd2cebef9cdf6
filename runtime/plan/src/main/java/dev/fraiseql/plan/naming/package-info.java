/** Names in the database and plurals, derived from names in Java. Uses no other package of ours. */
@NullMarked
package dev.fraiseql.plan.naming;

import org.jspecify.annotations.NullMarked;
