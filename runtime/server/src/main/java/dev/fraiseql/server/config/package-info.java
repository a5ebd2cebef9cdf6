/**
 * The settings of the server, and the errors about them. Uses Micronaut to read properties, and no
 * other package of this module.
 */
@NullMarked
package dev.fraiseql.server.config;

import org.jspecify.annotations.NullMarked;
