package dev.fraiseql.benchmarks.compare;

import dev.fraiseql.benchmarks.blog.CommentsInContext;
import dev.fraiseql.benchmarks.blog.FirstPosts;
import dev.fraiseql.benchmarks.blog.FirstUsers;
import dev.fraiseql.benchmarks.blog.NewestPosts;
import dev.fraiseql.benchmarks.blog.PostWithComments;
import dev.fraiseql.benchmarks.blog.PostsWithAuthors;
import dev.fraiseql.benchmarks.blog.ThousandUsers;
import dev.fraiseql.benchmarks.blog.UserById;
import dev.fraiseql.benchmarks.database.BlogRows;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** The queries of the blog, by the names that comparable benchmarks use. */
final class BlogQueries {
  /** How many rows, spread over the whole table, a query by key cycles through. */
  private static final int KEYS = 100;

  private BlogQueries() {}

  static List<BenchmarkQuery> all() {
    return List.of(
        new BenchmarkQuery(
            "Q1",
            FirstUsers.DOCUMENT,
            Variables.none(),
            "/blog/users",
            new PostGraphileQuery("{ users(first: 20) { id: rowId username fullName } }")),
        new BenchmarkQuery(
            "Q2",
            FirstPosts.DOCUMENT,
            Variables.none(),
            "/blog/posts",
            new PostGraphileQuery("{ posts(first: 10) { id: rowId title } }")),
        new BenchmarkQuery(
            "Q2b",
            PostsWithAuthors.DOCUMENT,
            Variables.none(),
            "/blog/posts-with-authors",
            new PostGraphileQuery(
                "{ posts(first: 10) { id: rowId title author { username fullName } } }")),
        new BenchmarkQuery(
            "Q3",
            CommentsInContext.DOCUMENT,
            Variables.none(),
            "/blog/comments",
            new PostGraphileQuery(
                "{ comments(first: 20) { id: rowId content author { username } post { title } } }")),
        new BenchmarkQuery(
            "T1",
            PostWithComments.DOCUMENT,
            Variables.id(posts()),
            "/blog/post",
            new PostGraphileQuery(
                """
                query ($id: BigInt!) {
                  post(rowId: $id) {
                    title
                    content
                    author { username }
                    comments(first: 10) { content author { username } }
                  }
                }
                """)),
        new BenchmarkQuery(
            "C3",
            UserById.DOCUMENT,
            Variables.id(LongStream.range(0, KEYS).map(i -> 1 + i * 97).boxed()),
            "/blog/user",
            new PostGraphileQuery(
                "query ($id: BigInt!) { user(rowId: $id) { id: rowId username fullName } }")),
        new BenchmarkQuery(
            "F1",
            NewestPosts.DOCUMENT,
            Variables.none(),
            "/blog/newest-posts",
            new PostGraphileQuery(
                """
                {
                  posts(condition: {published: true}, orderBy: [CREATED_AT_DESC, ROW_ID_ASC], first: 10) {
                    id: rowId
                    title
                  }
                }
                """)),
        new BenchmarkQuery(
            "B1",
            ThousandUsers.DOCUMENT,
            Variables.none(),
            "/blog/thousand-users",
            new PostGraphileQuery(
                "{ users(first: 1000) { id: rowId username fullName bio createdAt } }",
                Set.of("createdAt"))));
  }

  /** Half of them popular posts, usually with ten comments or more; the others with about two. */
  private static Stream<Long> posts() {
    return LongStream.range(0, KEYS)
        .map(i -> i * (BlogRows.POSTS / KEYS) + (i % 2 == 0 ? BlogRows.POPULAR : 1))
        .boxed();
  }
}
