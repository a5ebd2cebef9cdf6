/**
 * What an operator may set, and what an operator is told when it cannot work. Depends on the
 * engine's settings and on Micronaut's reading of properties, and on nothing else in this module.
 */
@NullMarked
package dev.fraiseql.server.config;

import org.jspecify.annotations.NullMarked;
