/**
 * Runs prepared queries into JSON. Each level's rows are written by generated code into one buffer;
 * lists are put in their places when all levels are there. No map, tree or reflection stands
 * between the row and the answer.
 */
@NullMarked
package dev.fraiseql.engine.json;

import org.jspecify.annotations.NullMarked;
