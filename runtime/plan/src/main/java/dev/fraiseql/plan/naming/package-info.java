/**
 * Names in the database, plurals and names of connections, derived from names in Java. Uses no
 * other package of ours.
 */
@NullMarked
package dev.fraiseql.plan.naming;

import org.jspecify.annotations.NullMarked;
