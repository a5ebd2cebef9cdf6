package dev.fraiseql.benchmarks.contender.handwritten;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Reads the blog: one statement per response, two for a post with comments. */
final class BlogReader {
  private static final String USERS =
      "select id, username, full_name from users order by id limit 20";
  private static final String POSTS = "select id, title from posts order by id limit 10";
  private static final String POSTS_WITH_AUTHORS =
      """
      select p.id, p.title, u.username, u.full_name
      from posts p join users u on u.id = p.author_id
      order by p.id limit 10
      """;
  private static final String COMMENTS =
      """
      select c.id, c.content, u.username, p.title
      from comments c join users u on u.id = c.author_id join posts p on p.id = c.post_id
      order by c.id limit 20
      """;
  private static final String POST =
      """
      select p.title, p.content, u.username
      from posts p join users u on u.id = p.author_id
      where p.id = ?
      """;
  private static final String COMMENTS_OF_POST =
      """
      select c.content, u.username
      from comments c join users u on u.id = c.author_id
      where c.post_id = ? order by c.id limit 10
      """;
  private static final String USER = "select id, username, full_name from users where id = ?";
  private static final String NEWEST_POSTS =
      """
      select id, title from posts where published = true order by created_at desc, id limit 10
      """;
  private static final String THOUSAND_USERS =
      "select id, username, full_name, bio, created_at from users order by id limit 1000";

  private final DataSource pool;
  private final BlogJson json;

  BlogReader(DataSource pool, BlogJson json) {
    this.pool = pool;
    this.json = json;
  }

  JsonBytes users() throws SQLException {
    return all(USERS, json::users);
  }

  JsonBytes posts() throws SQLException {
    return all(POSTS, json::posts);
  }

  JsonBytes postsWithAuthors() throws SQLException {
    return all(POSTS_WITH_AUTHORS, json::postsWithAuthors);
  }

  JsonBytes comments() throws SQLException {
    return all(COMMENTS, json::comments);
  }

  JsonBytes newestPosts() throws SQLException {
    return all(NEWEST_POSTS, json::posts);
  }

  JsonBytes thousandUsers() throws SQLException {
    return all(THOUSAND_USERS, json::wholeUsers);
  }

  JsonBytes user(long id) throws SQLException {
    try (Connection connection = pool.getConnection();
        PreparedStatement query = connection.prepareStatement(USER)) {
      query.setLong(1, id);
      try (ResultSet row = query.executeQuery()) {
        return json.user(row);
      }
    }
  }

  JsonBytes post(long id) throws SQLException {
    try (Connection connection = pool.getConnection();
        PreparedStatement posts = connection.prepareStatement(POST);
        PreparedStatement comments = connection.prepareStatement(COMMENTS_OF_POST)) {
      posts.setLong(1, id);
      comments.setLong(1, id);
      try (ResultSet post = posts.executeQuery();
          ResultSet comment = comments.executeQuery()) {
        return json.post(post, comment);
      }
    }
  }

  /** Writes all rows as a response. */
  private interface Writer {
    JsonBytes write(ResultSet rows) throws SQLException;
  }

  private JsonBytes all(String statement, Writer writer) throws SQLException {
    try (Connection connection = pool.getConnection();
        PreparedStatement query = connection.prepareStatement(statement);
        ResultSet rows = query.executeQuery()) {
      return writer.write(rows);
    }
  }
}
