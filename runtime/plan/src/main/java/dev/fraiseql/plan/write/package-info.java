/**
 * Mutations: the fields and inputs that the schema has for writing a type, the rows that inputs
 * describe, and the statements that write them. Depends on {@code bind} and {@code sql}.
 */
@NullMarked
package dev.fraiseql.plan.write;

import org.jspecify.annotations.NullMarked;
