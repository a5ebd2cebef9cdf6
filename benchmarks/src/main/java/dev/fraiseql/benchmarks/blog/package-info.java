/**
 * A blog, as public comparisons of GraphQL servers like to have one, as types: 10,000 users, 50,000
 * posts, 200,000 comments. The operations are asked in compiled form and, with the same text, ad
 * hoc.
 */
@NullMarked
package dev.fraiseql.benchmarks.blog;

import org.jspecify.annotations.NullMarked;
