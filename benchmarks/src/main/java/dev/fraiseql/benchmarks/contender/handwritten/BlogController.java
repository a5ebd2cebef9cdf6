package dev.fraiseql.benchmarks.contender.handwritten;

import static dev.fraiseql.benchmarks.contender.handwritten.Arguments.argument;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.netty.buffer.ByteBuf;
import java.io.IOException;
import java.sql.SQLException;

/** The endpoints of the blog, by POST like GraphQL requests, and by GET. */
@Controller("/blog")
@ExecuteOn(TaskExecutors.BLOCKING)
@Requires(property = "contender", value = HandWrittenContender.NAME)
final class BlogController {
  private final BlogReader blog;

  BlogController(BlogReader blog) {
    this.blog = blog;
  }

  @Post("/users")
  HttpResponse<ByteBuf> users(@Body byte[] body) throws SQLException {
    return users();
  }

  @Get("/users")
  HttpResponse<ByteBuf> users() throws SQLException {
    return blog.users().toResponse();
  }

  @Post("/posts")
  HttpResponse<ByteBuf> posts(@Body byte[] body) throws SQLException {
    return posts();
  }

  @Get("/posts")
  HttpResponse<ByteBuf> posts() throws SQLException {
    return blog.posts().toResponse();
  }

  @Post("/posts-with-authors")
  HttpResponse<ByteBuf> postsWithAuthors(@Body byte[] body) throws SQLException {
    return postsWithAuthors();
  }

  @Get("/posts-with-authors")
  HttpResponse<ByteBuf> postsWithAuthors() throws SQLException {
    return blog.postsWithAuthors().toResponse();
  }

  @Post("/comments")
  HttpResponse<ByteBuf> comments(@Body byte[] body) throws SQLException {
    return comments();
  }

  @Get("/comments")
  HttpResponse<ByteBuf> comments() throws SQLException {
    return blog.comments().toResponse();
  }

  @Post("/newest-posts")
  HttpResponse<ByteBuf> newestPosts(@Body byte[] body) throws SQLException {
    return newestPosts();
  }

  @Get("/newest-posts")
  HttpResponse<ByteBuf> newestPosts() throws SQLException {
    return blog.newestPosts().toResponse();
  }

  @Post("/thousand-users")
  HttpResponse<ByteBuf> thousandUsers(@Body byte[] body) throws SQLException {
    return thousandUsers();
  }

  @Get("/thousand-users")
  HttpResponse<ByteBuf> thousandUsers() throws SQLException {
    return blog.thousandUsers().toResponse();
  }

  /** {@code {"id": "7"}}. */
  @Post("/post")
  HttpResponse<ByteBuf> post(@Body byte[] body) throws IOException, SQLException {
    return post(Long.parseLong(argument(body, "id")));
  }

  @Get("/post/{id}")
  HttpResponse<ByteBuf> post(long id) throws SQLException {
    return blog.post(id).toResponse();
  }

  /** {@code {"id": "7"}}. */
  @Post("/user")
  HttpResponse<ByteBuf> user(@Body byte[] body) throws IOException, SQLException {
    return user(Long.parseLong(argument(body, "id")));
  }

  @Get("/user/{id}")
  HttpResponse<ByteBuf> user(long id) throws SQLException {
    return blog.user(id).toResponse();
  }
}
