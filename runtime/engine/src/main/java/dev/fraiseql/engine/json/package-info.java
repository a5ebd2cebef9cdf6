/**
 * Runs prepared queries and writes their responses as JSON. Generated code writes the rows of each
 * level into one buffer; when all levels are read, the lists are copied into their placeholders. No
 * map, tree or reflection lies between the row and the response.
 */
@NullMarked
package dev.fraiseql.engine.json;

import org.jspecify.annotations.NullMarked;
