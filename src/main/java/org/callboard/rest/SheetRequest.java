package org.callboard.rest;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Context;
import org.callboard.administration.LanguageWish;
import org.callboard.administration.Paper;
import org.callboard.administration.SheetForm;

/** What a request says of what people are handed. */
public class SheetRequest extends OrganizationRequest {

  static final String EDITABLE = "editable";
  static final String LANGUAGE = "language";
  static final String PER_PAGE = "perPage";
  static final String PAPER = "paper";
  static final String CUT_MARKS = "cutMarks";

  private static final int PER_PAGE_UNLESS_TOLD = 6;

  @Context HttpServletRequest servletRequest;

  boolean editable() {
    return call().flag(EDITABLE).orElse(false);
  }

  LanguageWish language() {
    return language(call(), servletRequest);
  }

  /** A language that there are no texts in is no fault. */
  static LanguageWish language(ResourceRequest call, HttpServletRequest request) {
    return new LanguageWish(
        call.parameter(LANGUAGE), OptionalHeadersFilter.acceptLanguage(request));
  }

  SheetForm form() {
    ResourceRequest call = call();
    return new SheetForm(
        call.parameter(PER_PAGE, SheetForm::perPage).orElse(PER_PAGE_UNLESS_TOLD),
        call.parameter(PAPER, Paper::of).orElse(Paper.A4),
        call.flag(CUT_MARKS).orElse(false));
  }
}
