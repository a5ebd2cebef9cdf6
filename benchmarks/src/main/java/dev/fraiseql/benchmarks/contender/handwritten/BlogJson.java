package dev.fraiseql.benchmarks.contender.handwritten;

import static dev.fraiseql.benchmarks.contender.handwritten.JsonBytes.part;

import java.sql.ResultSet;
import java.sql.SQLException;

/** Writes rows of the blog as JSON responses. */
final class BlogJson {
  private static final byte[] USERS = part("{\"data\":{\"users\":[");
  private static final byte[] POSTS = part("{\"data\":{\"posts\":[");
  private static final byte[] COMMENTS = part("{\"data\":{\"comments\":[");
  private static final byte[] LIST_END = part("]}}");
  private static final byte[] COMMA = part(",");

  private static final byte[] USER = part("{\"data\":{\"user\":");
  private static final byte[] POST = part("{\"data\":{\"post\":");
  private static final byte[] DATA_END = part("}}");

  private static final byte[] ID = part("{\"id\":");
  private static final byte[] USERNAME = part(",\"username\":");
  private static final byte[] FULL_NAME = part(",\"fullName\":");
  private static final byte[] BIO = part(",\"bio\":");
  private static final byte[] CREATED_AT = part(",\"createdAt\":");
  private static final byte[] TITLE = part(",\"title\":");
  private static final byte[] CONTENT = part(",\"content\":");
  private static final byte[] AUTHOR = part(",\"author\":{\"username\":");
  private static final byte[] OF_POST = part("},\"post\":{\"title\":");
  private static final byte[] FIRST_TITLE = part("{\"title\":");
  private static final byte[] FIRST_CONTENT = part("{\"content\":");
  private static final byte[] ITS_COMMENTS = part("},\"comments\":[");
  private static final byte[] COMMENTS_END = part("]}");
  private static final byte[] END = part("}");
  private static final byte[] BOTH_END = part("}}");

  private final TimestampWriter timestamps;

  /**
   * Creates the writer for one database.
   *
   * @param timestamps writes that database's timestamps
   */
  BlogJson(TimestampWriter timestamps) {
    this.timestamps = timestamps;
  }

  /** Writes one row as an object. */
  private interface RowWriter {
    void write(ResultSet row, JsonBytes out) throws SQLException;
  }

  JsonBytes users(ResultSet rows) throws SQLException {
    return list(USERS, rows, 4 * 1024, BlogJson::user);
  }

  JsonBytes posts(ResultSet rows) throws SQLException {
    return list(
        POSTS,
        rows,
        2 * 1024,
        (row, out) -> {
          out.raw(ID).id(row.getLong(1));
          out.raw(TITLE).string(row.getBytes(2));
          out.raw(END);
        });
  }

  JsonBytes postsWithAuthors(ResultSet rows) throws SQLException {
    return list(
        POSTS,
        rows,
        4 * 1024,
        (row, out) -> {
          out.raw(ID).id(row.getLong(1));
          out.raw(TITLE).string(row.getBytes(2));
          out.raw(AUTHOR).string(row.getBytes(3));
          out.raw(FULL_NAME).string(row.getBytes(4));
          out.raw(BOTH_END);
        });
  }

  JsonBytes comments(ResultSet rows) throws SQLException {
    return list(
        COMMENTS,
        rows,
        8 * 1024,
        (row, out) -> {
          out.raw(ID).id(row.getLong(1));
          out.raw(CONTENT).string(row.getBytes(2));
          out.raw(AUTHOR).string(row.getBytes(3));
          out.raw(OF_POST).string(row.getBytes(4));
          out.raw(BOTH_END);
        });
  }

  JsonBytes wholeUsers(ResultSet rows) throws SQLException {
    return list(
        USERS,
        rows,
        256 * 1024,
        (row, out) -> {
          out.raw(ID).id(row.getLong(1));
          out.raw(USERNAME).string(row.getBytes(2));
          out.raw(FULL_NAME).string(row.getBytes(3));
          out.raw(BIO).string(row.getBytes(4));
          out.raw(CREATED_AT);
          timestamps.write(row, 5, out);
          out.raw(END);
        });
  }

  JsonBytes user(ResultSet row) throws SQLException {
    JsonBytes out = new JsonBytes(512);
    out.raw(USER);
    if (row.next()) {
      user(row, out);
    } else {
      out.nullValue();
    }
    return out.raw(DATA_END);
  }

  private static void user(ResultSet row, JsonBytes out) throws SQLException {
    out.raw(ID).id(row.getLong(1));
    out.raw(USERNAME).string(row.getBytes(2));
    out.raw(FULL_NAME).string(row.getBytes(3));
    out.raw(END);
  }

  JsonBytes post(ResultSet post, ResultSet comment) throws SQLException {
    JsonBytes out = new JsonBytes(8 * 1024);
    out.raw(POST);
    if (post.next()) {
      out.raw(FIRST_TITLE).string(post.getBytes(1));
      out.raw(CONTENT).string(post.getBytes(2));
      out.raw(AUTHOR).string(post.getBytes(3));
      out.raw(ITS_COMMENTS);
      rows(
          comment,
          out,
          (row, rowOut) -> {
            rowOut.raw(FIRST_CONTENT).string(row.getBytes(1));
            rowOut.raw(AUTHOR).string(row.getBytes(2));
            rowOut.raw(BOTH_END);
          });
      out.raw(COMMENTS_END);
    } else {
      out.nullValue();
    }
    return out.raw(DATA_END);
  }

  private static JsonBytes list(byte[] begin, ResultSet rows, int capacity, RowWriter writer)
      throws SQLException {
    JsonBytes out = new JsonBytes(capacity);
    out.raw(begin);
    rows(rows, out, writer);
    return out.raw(LIST_END);
  }

  private static void rows(ResultSet rows, JsonBytes out, RowWriter writer) throws SQLException {
    for (boolean first = true; rows.next(); first = false) {
      if (!first) {
        out.raw(COMMA);
      }
      writer.write(rows, out);
    }
  }
}
