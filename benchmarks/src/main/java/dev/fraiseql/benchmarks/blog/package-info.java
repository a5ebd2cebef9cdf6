/**
 * The types of a blog like those of public comparisons of GraphQL servers: 10,000 users, 50,000
 * posts, 200,000 comments. Its operations run compiled and, with the same text, ad hoc.
 */
@NullMarked
package dev.fraiseql.benchmarks.blog;

import org.jspecify.annotations.NullMarked;
