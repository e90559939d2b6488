"""Tables of other shapes: columns in other orders, letters as fields, fields in a column, groups, figures."""

from __future__ import annotations

from tests.intake.mini import asked, reading

TITLE = "KẾ HOẠCH\nCải cách hành chính xã Suối Mơ năm 2026\n\n"


def test_letters_as_fields_without_numbers() -> None:
    found = reading(
        TITLE + "Nhiệm vụ\tCơ quan chủ trì\tCơ quan phối hợp\tSản phẩm\tThời hạn\n"
        "A. Chỉ đạo, điều hành\t\t\t\t\n"
        "Ban hành kế hoạch\tPhòng VH-XH\tVăn phòng\tKế hoạch\t30/01/2026\n"
        "B. Cải cách TTHC\t\t\t\t\n"
        "Số hóa hồ sơ\tTrung tâm PVHCC\tPhòng Kinh tế\tKho dữ liệu\tTháng 6/2026\n"
    )
    assert [(item.no, item.code) for item in found.plan.fields] == [("A", "direction"), ("B", "procedures")]
    assert [task.key for task in found.plan.tasks] == ["A/1", "B/1"]


def test_fields_in_a_column_and_a_two_row_header() -> None:
    found = reading(
        TITLE + "TT\tLĩnh vực\tNhiệm vụ\tKết quả\tCơ quan thực hiện\t\tTiến độ\n\t\t\t\tChủ trì\tPhối hợp\t\n"
        "1\tCải cách thể chế\t1.1. Rà soát văn bản\tBáo cáo\tVăn phòng\tPhòng VH-XH\tQuý I/2026\n"
        "\t\t1.2. Họp dân\tBiên bản\t\t\tQuý II/2026\n"
        "2\tCải cách TTHC\t2.1. Số hóa\tHồ sơ\tTrung tâm\tPhòng Kinh tế\tThường xuyên\n"
    )
    tasks = found.plan.tasks
    assert [(task.field_no, task.no, task.content) for task in tasks] == [
        ("1", "1.1", "Rà soát văn bản"),
        ("1", "1.2", "Họp dân"),
        ("2", "2.1", "Số hóa"),
    ]
    assert (tasks[1].lead, tasks[1].coordinating) == ("Văn phòng", "Phòng VH-XH")


def test_groups_stand_over_their_tasks() -> None:
    found = reading(
        TITLE + "STT\tNội dung\tSản phẩm\tChủ trì\tThời gian\n"
        "I\tCẢI CÁCH TÀI CHÍNH CÔNG\t\t\t\n1.1\tQuản lý tài sản\t\t\t\n"
        "1.1.1\tKiểm kê\tBiên bản\tPhòng Kinh tế\tQuý II\n"
        "1.2\tCông khai ngân sách\tBảng\tPhòng Kinh tế\tQuý III\n"
    )
    assert [(task.no, task.parent) for task in found.plan.tasks] == [
        ("1.1.1", "Quản lý tài sản"),
        ("1.2", ""),
    ]


def test_blank_cells_are_filled_within_a_field_but_figures_are_not() -> None:
    found = reading(
        TITLE + "TT\tNhiệm vụ\tSản phẩm\tChủ trì\tPhối hợp\tKinh phí (triệu đồng)\tThời gian\n"
        "I\tCẢI CÁCH THỂ CHẾ\t\t\t\t\t\n1\tMột\tA\tPhòng Kinh tế\tCác thôn\t20\tQuý I\n2\tHai\tB\t\t\t\tQuý I\n"
        "II\tCẢI CÁCH TTHC\t\t\t\t\t\n1\tBa\tC\t\t\t\tQuý I\n"
    )
    one, two, three = found.plan.tasks
    assert (two.lead, two.coordinating, two.budget.text) == (one.lead, one.coordinating, "")
    assert (three.lead, three.coordinating) == ("", "")
    assert ("intake.lead-missing", "task II.1/1 / lead") in asked(found)


def test_several_tasks_in_one_row_are_split_and_asked() -> None:
    found = reading(
        TITLE + "TT\tNhiệm vụ\tSản phẩm\tChủ trì\tThời gian\nI\tCẢI CÁCH THỂ CHẾ\t\t\t\n"
        "1\t<p>Lập danh mục</p> <p>Họp dân</p>\t<p>Danh mục</p> <p>Biên bản</p>\t"
        "<p>Văn phòng</p> <p>Phòng Kinh tế</p>\t<p>Quý I</p> <p>Quý II</p>\n"
    )
    assert [(task.content, task.product, task.lead, task.deadline.text) for task in found.plan.tasks] == [
        ("Lập danh mục", "Danh mục", "Văn phòng", "Quý I"),
        ("Họp dân", "Biên bản", "Phòng Kinh tế", "Quý II"),
    ]
    assert ("intake.row-split", "task I.1/2 / row") in asked(found)


def test_a_table_of_targets_with_values() -> None:
    found = reading(
        TITLE
        + "II. CHỈ TIÊU\n\nChỉ tiêu\tĐơn vị\tGiá trị\nTỷ lệ nộp trực tuyến\t%\t≥ 70\nSố tin bài\ttin\t24\n\n"
        "III. NHIỆM VỤ\n\nTT\tNhiệm vụ\tChủ trì\tThời hạn\nI\tCẢI CÁCH TTHC\t\t\n1\tSố hóa\tVăn phòng\tQuý I\n"
    )
    values = [
        (str(item.thresholds[0].comparator), str(item.thresholds[0].value)) for item in found.plan.targets
    ]
    assert values == [(">=", "70"), (">=", "24")]
    assert [task.content for task in found.plan.tasks] == ["Số hóa"]


def test_a_field_number_that_stands_twice_is_asked() -> None:
    found = reading(
        TITLE
        + "TT\tNhiệm vụ\tSản phẩm\tChủ trì\tThời hạn\nI\tCẢI CÁCH THỂ CHẾ\t\t\t\n1\tMột\tA\tVăn phòng\tQuý I\n"
        "I\tCẢI CÁCH TÀI CHÍNH CÔNG\t\t\t\n1\tHai\tB\tVăn phòng\tQuý I\n"
    )
    assert [item.no for item in found.plan.fields] == ["I", "II"]
    assert ("intake.field-number-twice", "field II") in asked(found)
    assert len({task.key for task in found.plan.tasks}) == 2
