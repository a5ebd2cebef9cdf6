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

/** What is asked of the blog, by the names that such comparisons use. */
final class BlogQuestions {
  /** Different rows for each question by key, from all over the table. */
  private static final int KEYS = 100;

  private BlogQuestions() {}

  static List<Question> all() {
    return List.of(
        new Question(
            "Q1",
            FirstUsers.DOCUMENT,
            Variables.none(),
            "/blog/users",
            new Wording("{ users(first: 20) { id: rowId username fullName } }")),
        new Question(
            "Q2",
            FirstPosts.DOCUMENT,
            Variables.none(),
            "/blog/posts",
            new Wording("{ posts(first: 10) { id: rowId title } }")),
        new Question(
            "Q2b",
            PostsWithAuthors.DOCUMENT,
            Variables.none(),
            "/blog/posts-with-authors",
            new Wording("{ posts(first: 10) { id: rowId title author { username fullName } } }")),
        new Question(
            "Q3",
            CommentsInContext.DOCUMENT,
            Variables.none(),
            "/blog/comments",
            new Wording(
                "{ comments(first: 20) { id: rowId content author { username } post { title } } }")),
        new Question(
            "T1",
            PostWithComments.DOCUMENT,
            Variables.id(posts()),
            "/blog/post",
            new Wording(
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
        new Question(
            "C3",
            UserById.DOCUMENT,
            Variables.id(LongStream.range(0, KEYS).map(i -> 1 + i * 97).boxed()),
            "/blog/user",
            new Wording(
                "query ($id: BigInt!) { user(rowId: $id) { id: rowId username fullName } }")),
        new Question(
            "F1",
            NewestPosts.DOCUMENT,
            Variables.none(),
            "/blog/newest-posts",
            new Wording(
                """
                {
                  posts(condition: {published: true}, orderBy: [CREATED_AT_DESC, ROW_ID_ASC], first: 10) {
                    id: rowId
                    title
                  }
                }
                """)),
        new Question(
            "B1",
            ThousandUsers.DOCUMENT,
            Variables.none(),
            "/blog/thousand-users",
            new Wording(
                "{ users(first: 1000) { id: rowId username fullName bio createdAt } }",
                Set.of("createdAt"))));
  }

  /** Half of them with ten comments or more, as a rule; the others with two or so. */
  private static Stream<Long> posts() {
    return LongStream.range(0, KEYS)
        .map(i -> i * (BlogRows.POSTS / KEYS) + (i % 2 == 0 ? BlogRows.POPULAR : 1))
        .boxed();
  }
}
