"""The living example: one page with every widget, two with grids of every cell kind, in a whole window.

``pages()`` is what ``tools/pictures.py`` draws and what the tests of the foundation drive.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout

from xacai.domain.issue import Issue, Severity
from xacai.ui.frame import Clock, FrameView, Hit, Scope
from xacai.ui.main_window import MainWindow
from xacai.ui.models.cells import Align, BlockState, CellKind, CellView, Column, Editor, GridRow, group_row
from xacai.ui.models.grid import GridModel
from xacai.ui.page import Page
from xacai.ui.page_spec import PageSpec
from xacai.ui.theme import theme
from xacai.ui.widgets.block_bar import BlockBar
from xacai.ui.widgets.button import PRIMARY, TEXT, Button
from xacai.ui.widgets.card import Card
from xacai.ui.widgets.chip import Chip, FilterChip
from xacai.ui.widgets.date_edit import DateEdit
from xacai.ui.widgets.empty_state import EmptyState
from xacai.ui.widgets.grid import Grid
from xacai.ui.widgets.issue_list import IssueList, count_words
from xacai.ui.widgets.key_hints import KeyHints
from xacai.ui.widgets.label import Label
from xacai.ui.widgets.number_edit import NumberEdit
from xacai.ui.widgets.ratio_bar import RatioBar
from xacai.ui.widgets.row_list import ListRow, RowList
from xacai.ui.widgets.segments import Choice, SegmentedControl, Tabs
from xacai.ui.widgets.sparkline import Sparkline
from xacai.ui.widgets.step_strip import Step, StepStrip
from xacai.ui.widgets.text_edit import LineEdit, PlainTextEdit
from xacai.ui.widgets.work_list import WorkList, WorkRow
from xacai.ui.widgets.year_strip import YearBox, YearStrip

K = CellKind
DONE, HALF, LATE = BlockState.DONE, BlockState.IN_PROGRESS, BlockState.OVERDUE
WAIT, OPEN = BlockState.WAITING, BlockState.NOT_STARTED


def figure_columns() -> tuple[Column, ...]:
    """Columns of an indicator grid."""
    return (
        Column("Mã", width=48),
        Column("Chỉ tiêu thống kê", width=200, stretch=1, wrap=True),
        Column("ĐVT", width=52),
        Column("Kỳ trước", "quý II/26", width=76, align=Align.RIGHT),
        Column("Cùng kỳ", "quý III/25", width=72, align=Align.RIGHT),
        Column(
            "Kỳ này",
            "quý III/26",
            112,
            align=Align.RIGHT,
            pad=12,
            entry=True,
            accent=True,
            editor=Editor.NUMBER,
        ),
        Column("So kỳ trước,", "so mục tiêu", width=112),
    )


def figure_row(
    code: str, name: str, unit: str, before: str, year_ago: str, now: CellView, beside: CellView, **more: Any
) -> GridRow:
    """One indicator."""
    derived = now.kind is K.DERIVED and not now.mark
    strong = now.kind is K.DERIVED
    cells = (
        CellView(K.CODE, code),
        CellView(K.TEXT, name, strong=strong, **more),
        CellView(K.TEXT, unit, tone="ink2"),
        CellView(K.NUMBER, before),
        CellView(K.NUMBER, year_ago),
        now,
        beside,
    )
    return GridRow(code or name, cells, derived)


def typed(text: str, kind: CellKind = K.VALUE, **more: Any) -> CellView:
    """A cell that may be typed in."""
    edit = "" if kind in (K.NIL, K.NO_DATA, K.UNTOUCHED) else text
    return CellView(kind, text, editable=True, edit=edit, **more)


def figure_rows() -> list[GridRow]:
    """Rows with every kind of figure."""
    none = CellView(K.EMPTY)
    rise, fall = CellView(K.TREND, "+3,3%", trend=1), CellView(K.TREND, "–20,0%", trend=-1)
    return [
        group_row("form-3", "Biểu 3. Cải cách thủ tục hành chính", "9/11 ô đã nhập"),
        figure_row("1.1", "Thủ tục công bố mới", "TTHC", "3", "0", typed("không phát sinh", K.NIL), none),
        figure_row("1.2", "Thủ tục bãi bỏ, thay thế", "TTHC", "5", "2", typed("4"), fall),
        figure_row(
            "2.2",
            "Thủ tục liên thông",
            "TTHC",
            "14",
            "13",
            typed("41", K.WARNING),
            CellView(K.TEXT, "gấp 2,9 lần", tone="warn"),
        ),
        figure_row(
            "2.3",
            "Thủ tục không phụ thuộc địa giới hành chính",
            "TTHC",
            "221",
            "–",
            typed("chưa có số liệu", K.NO_DATA),
            none,
            note=True,
        ),
        figure_row(
            "3.3.0",
            "Tổng số hồ sơ tiếp nhận trong kỳ",
            "hồ sơ",
            "1.536",
            "1.502",
            CellView(K.DERIVED, "1.586", mark="sum"),
            rise,
        ),
        figure_row(
            "",
            "a) Kỳ trước chuyển sang",
            "hồ sơ",
            "38",
            "71",
            typed("46", K.BOUND),
            CellView(K.TEXT, "3.3.4 quý II", tone="accent_ink"),
            indent=1,
        ),
        figure_row(
            "3.3.2",
            "Giải quyết đúng hạn, trước hạn",
            "hồ sơ",
            "1.466",
            "1.379",
            typed("1.503", changed=True),
            rise,
        ),
        figure_row(
            "3.3.3",
            "Giải quyết quá hạn",
            "hồ sơ",
            "24",
            "52",
            typed("21"),
            CellView(K.TREND, "–12,5%", trend=-1),
            note=True,
        ),
        figure_row(
            "3.3",
            "Tỷ lệ giải quyết đúng hạn",
            "%",
            "98,39",
            "96,37",
            CellView(K.DERIVED, "98,62%"),
            CellView(K.RATIO, "98%", mark="done", tone="ok", ratio=(0.9862, 0.98)),
        ),
        figure_row(
            "3.3.5",
            "Số thư xin lỗi do giải quyết quá hạn",
            "thư",
            "24",
            "49",
            typed("23", K.ERROR),
            CellView(K.TEXT, "> 3.3.3 (21)", tone="err"),
        ),
        figure_row(
            "3.4.1",
            "Phản ánh, kiến nghị tiếp nhận",
            "PAKN",
            "12",
            "7",
            typed("9"),
            CellView(K.TREND, "–25,0%", trend=-1),
        ),
        figure_row(
            "3.4.2", "Phản ánh, kiến nghị đã giải quyết", "PAKN", "12", "6", typed("", K.UNTOUCHED), none
        ),
        figure_row(
            "3.4",
            "Tỷ lệ giải quyết phản ánh, kiến nghị",
            "%",
            "100,00",
            "85,71",
            CellView(K.DERIVED, "–"),
            CellView(K.TEXT, "chờ đủ số liệu", tone="ink2"),
        ),
        group_row("form-7", "Biểu 7. Xây dựng chính quyền số", "0/1 ô đã nhập"),
        figure_row("7.1", "Hồ sơ nộp trực tuyến", "hồ sơ", "1.096", "742", typed("", K.UNTOUCHED), none),
    ]


def task_columns() -> tuple[Column, ...]:
    """Columns of a plan's grid."""
    leads = ("Văn phòng HĐND và UBND", "Phòng Văn hóa – Xã hội", "Phòng Kinh tế")
    return (
        Column("Số", width=52),
        Column("Nhiệm vụ", width=200, stretch=3, wrap=True, editor=Editor.TEXT),
        Column("Kết quả, sản phẩm", width=120, stretch=1, wrap=True, editor=Editor.TEXT),
        Column("Chủ trì", width=140, stretch=1, wrap=True, editor=Editor.CHOICE, choices=leads),
        Column("Thời gian hoàn thành", width=212, pad=12, editor=Editor.LINE),
        Column("Tình trạng", width=140),
    )


def task_row(code: str, text: str, product: str, lead: str, deadline: CellView, status: CellView) -> GridRow:
    """One task."""
    cells = (
        CellView(K.CODE, code),
        CellView(K.TEXT, text, editable=True),
        CellView(K.TEXT, product, tone="ink2", editable=True),
        CellView(K.TEXT, lead, tone="ink2", editable=True),
        deadline,
        status,
    )
    return GridRow(code, cells)


def due(text: str, second: str, mark: str = "calendar", kind: CellKind = K.DEADLINE, **more: Any) -> CellView:
    """A deadline as written and as understood."""
    return CellView(kind, text, second, mark, editable=True, **more)


def task_rows() -> list[GridRow]:
    """Rows with every kind of words."""
    office, culture = "Văn phòng HĐND và UBND", "Phòng Văn hóa – Xã hội"
    status = {
        "done": CellView(K.STATUS, "Đã xong 09/01", mark="done", tone="ok"),
        "doing": CellView(K.STATUS, "Đang làm", mark="in_progress"),
        "wait": CellView(K.STATUS, "Chờ", mark="waiting"),
        "late": CellView(K.STATUS, "Xong muộn 04/8", mark="done_late", tone="ok"),
        "over": CellView(K.STATUS, "Quá 10 ngày", mark="overdue", tone="err"),
        "board": CellView(K.STATUS, "Chưa gửi", "16/9", mark="not_started", tone="err_bg"),
        "muon": CellView(K.STATUS, "Muộn", "17/9", mark="done_late", tone="warn_bg"),
        "back": CellView(K.STATUS, "Trả lại", "15/9", mark="returned", tone="err"),
    }
    return [
        group_row(
            "I", "I. Công tác chỉ đạo, điều hành", "5/7 đã xong", (DONE, DONE, DONE, DONE, DONE, HALF, WAIT)
        ),
        task_row(
            "1.1",
            "Ban hành và triển khai Kế hoạch cải cách hành chính năm 2026 của xã",
            "Kế hoạch của UBND xã",
            culture,
            due("Quý I/2026", "đến 31/3/2026"),
            status["done"],
        ),
        task_row(
            "1.2",
            "Tự kiểm tra công tác cải cách hành chính tại các phòng, đơn vị thuộc UBND xã",
            "Kế hoạch, báo cáo kết quả kiểm tra",
            office,
            due(
                "Quý II, III/2026",
                "01/4 – 30/9/2026",
                changed=True,
                tooltip="Quý II/2026 → Quý II, III/2026: chờ hướng dẫn",
            ),
            status["doing"],
        ),
        task_row(
            "1.3",
            "Tuyên truyền cải cách hành chính trên truyền thanh cơ sở, trang thông tin điện tử",
            "Tin, bài, chuyên mục",
            culture,
            due("Thường xuyên", "cả năm, tính theo quý", "repeat"),
            status["late"],
        ),
        task_row(
            "1.4",
            "Khảo sát mức độ hài lòng của người dân",
            "Báo cáo kết quả khảo sát",
            office,
            due("Khi có hướng dẫn của tỉnh", "chờ điều kiện, chưa có ngày", "hourglass", tone="wait"),
            status["wait"],
        ),
        task_row(
            "1.5",
            "Tổ chức đối thoại giữa Chủ tịch UBND xã với người dân, doanh nghiệp",
            "Thông báo kết luận",
            office,
            due("Quý II/2025", "năm 2025, khác năm kế hoạch", "", K.DOUBTFUL),
            status["over"],
        ),
        group_row(
            "III", "III. Cải cách thủ tục hành chính", "4/8 đã xong", (*(DONE,) * 4, HALF, HALF, LATE, OPEN)
        ),
        task_row(
            "3.1",
            "Rà soát, đề xuất đơn giản hóa thủ tục hành chính thuộc thẩm quyền của cấp xã",
            "Báo cáo kết quả rà soát",
            office,
            due("Quý III-IV/2026", "01/7 – 31/12/2026"),
            status["board"],
        ),
        task_row(
            "3.2",
            "Số hóa hồ sơ, kết quả giải quyết thủ tục hành chính còn hiệu lực",
            "Dữ liệu số hóa theo tháng",
            "Trung tâm Phục vụ hành chính công",
            due("Hằng tháng", "ngày cuối tháng", "repeat"),
            status["muon"],
        ),
        task_row(
            "3.5",
            "Niêm yết công khai thủ tục hành chính tại Trung tâm và các nhà văn hóa thôn",
            "Bộ thủ tục được niêm yết",
            office,
            due("Tháng 8/2026", "đến 31/8/2026"),
            status["back"],
        ),
        group_row("VII", "VII. Chấm điểm", "10,10 / 15,00", ratio=(0.67, 0.0)),
    ]


def issues() -> list[Issue]:
    """Three problems in the words of a catalogue."""
    return [
        Issue(
            "x",
            Severity.WARNING,
            "2.2",
            message="2.2: 41, gấp 2,9 lần kỳ trước. Đúng thì ghi lý do, sai thì sửa.",
        ),
        Issue(
            "x",
            Severity.ERROR,
            "3.3.5",
            message="3.3.5 lớn hơn 3.3.3. 23 thư xin lỗi, 21 hồ sơ quá hạn; sửa một trong hai ô.",
        ),
        Issue(
            "x",
            Severity.QUESTION,
            "1.5",
            message="Ghi “Quý II/2025” nhưng kế hoạch là của năm 2026. Chọn cách ghi.",
        ),
    ]


class FiguresPage(Page):
    """A page like the report."""

    work_page = True

    def title(self) -> str:
        return "Báo cáo CCHC quý III năm 2026"

    def build(self) -> None:
        self.header.set_chips(
            [Chip("Dự thảo", "accent", "in_progress"), Chip("15/6 – 14/9/2026", icon="calendar")]
        )
        self.header.add_action(Button("Xem trước bản in", icon="report"))
        self.header.add_action(Button("Soạn giúp", icon="edit"))
        self.header.add_action(Button("Kiểm tra", PRIMARY, icon="check"))
        self.outline_card, middle, self.side = (
            Card(),
            Card("Thủ tục hành chính", flush=True),
            Card("Vấn đề", count_words(issues())),
        )
        self.outline = RowList("Mục lục", keeps_choice=True)
        self.outline.set_rows(outline_rows())
        self.outline.choose("2.2")
        self.outline_card.add(self.outline)
        self.outline_card.setFixedWidth(theme().px(188 + 32))
        middle.add_to_head(
            SegmentedControl((Choice("text", "Phần lời"), Choice("data", "Số liệu")), "data", "Cách xem")
        )
        self.model = GridModel(figure_columns(), figure_rows())
        self.grid = Grid(self.model, "Số liệu báo cáo")
        self.grid.place_changed.connect(lambda key, column: None)
        middle.add(self.grid, 1)
        middle.add(
            KeyHints(
                (
                    ("Enter", "xuống ô"),
                    ("K", "không phát sinh"),
                    ("C", "chưa có số liệu"),
                    ("F2", "ghi chú"),
                    ("F8", "ô chưa xong"),
                )
            )
        )
        self.issues = IssueList()
        self.issues.set_issues(issues())
        self.issues.place_chosen.connect(lambda where: self.grid.go_to(where, 5))
        self.side.add(self.issues)
        self.side.setFixedWidth(theme().px(260))
        line = QHBoxLayout()
        line.setSpacing(theme().px(8))
        line.addWidget(self.outline_card)
        line.addWidget(middle, 1)
        line.addWidget(self.side)
        self.body.addLayout(line, 1)

    def fit(self) -> None:
        self.outline_card.setHidden(self.room.narrow)
        self.side.setHidden(self.room.narrow)

    def show_place(self, place: str) -> None:
        self.grid.go_to(place, 5)
        self.grid.setFocus()


class TasksPage(Page):
    """A page like the plan."""

    work_page = True

    def title(self) -> str:
        return "Kế hoạch CCHC năm 2026"

    def build(self) -> None:
        self.header.set_words(self.title(), "Số 03/KH-UBND ngày 09/01/2026")
        self.header.set_chips(
            [Chip("Đã ban hành", "ok", "lock"), Chip("Đang điều chỉnh lần 2, 3 thay đổi", "accent", "edit")]
        )
        self.header.add_action(Button("Dán từ Word, Excel", icon="paste"))
        self.header.add_action(Button("Ban hành bản điều chỉnh", PRIMARY))
        tabs = (
            Choice("head", "Thông tin chung"),
            Choice("bases", "Căn cứ", "8"),
            Choice("tasks", "Nhiệm vụ", "34"),
        )
        self.tabs = Tabs(tabs, "tasks", "Phần của kế hoạch")
        self.body.addWidget(self.tabs)
        card = Card(flush=True)
        filters = QHBoxLayout()
        filters.setContentsMargins(12, 8, 12, 8)
        chip = FilterChip("Tất cả: 34")
        chip.setChecked(True)
        for widget in (
            chip,
            FilterChip("Quá hạn: 2", "overdue"),
            FilterChip("Đến hạn tháng 9: 4", "in_progress"),
            FilterChip("Cần xem lại: 1", "doubtful"),
        ):
            filters.addWidget(widget)
        filters.addStretch(1)
        filters.addWidget(Button("Nhóm: Lĩnh vực", icon="filter", small=True))
        filters.addWidget(Button("Thêm nhiệm vụ", icon="plus", small=True))
        card.add(filters)
        self.grid = Grid(GridModel(task_columns(), task_rows()), "Nhiệm vụ", row_height=42, row_tint=True)
        card.add(self.grid, 1)
        self.body.addWidget(card, 1)


class WidgetsPage(Page):
    """A page like the overview, then every widget that the others do not show."""

    scrolls = True

    def title(self) -> str:
        return "Thứ Năm, 10/9/2026"

    def build(self) -> None:
        self.header.set_words(
            self.title(), "2 việc đã trễ hoặc bị trả lại, 1 việc phải xong trước ngày chốt số liệu"
        )
        self.header.add_action(Button("Cập nhật tiến độ", icon="progress"))
        self.header.add_action(Button("Báo cáo quý III", icon="report"))
        line, left, right = QBoxLayout(QBoxLayout.Direction.LeftToRight), QVBoxLayout(), QVBoxLayout()
        for part in (line, left, right):
            part.setSpacing(theme().px(16))
        self.work = WorkList()
        self.work.set_rows(work_rows())
        card = Card("Việc cần làm", "4 việc, xếp theo độ gấp")
        card.add(self.work)
        left.addWidget(card, 3)
        left.addWidget(self._progress(), 1)
        left.addWidget(self._fields(), 1)
        right.addWidget(self._year())
        right.addWidget(self._ratios(), 1)
        right.addWidget(self._empty(), 1)
        line.addLayout(left, 5)
        line.addLayout(right, 3)
        self.body.addLayout(line, 1)
        self.columns = line

    def fit(self) -> None:
        """Side by side where there is room, else one under the other: never a scroll bar sideways."""
        beside = self.room.width >= 1000
        directions = QBoxLayout.Direction
        self.columns.setDirection(directions.LeftToRight if beside else directions.TopToBottom)

    def _progress(self) -> Card:
        card = Card("Tiến độ kế hoạch theo lĩnh vực", "mỗi ô một nhiệm vụ; 6/15 đã xong (40%)")
        for name, blocks in (
            ("Chỉ đạo, điều hành", (DONE, DONE, DONE, DONE, DONE, HALF, WAIT)),
            ("Thủ tục hành chính", (DONE, DONE, DONE, HALF, HALF, LATE, OPEN, OPEN)),
        ):
            line = QHBoxLayout()
            label = Label(name)
            label.setFixedWidth(theme().px(136))
            line.addWidget(label)
            line.addWidget(BlockBar(blocks, [str(block) for block in blocks], name), 1)
            line.addWidget(Label(f"{blocks.count(DONE)}/{len(blocks)}", strong=True))
            card.add(line)
        self.steps = StepStrip(
            (
                Step("Kiểm tra", "không lỗi, 2 cảnh báo", True),
                Step("Hoàn tất, lấy số", "Số 58/BC-UBND"),
                Step("Bàn giao"),
            ),
            1,
        )
        card.add(self.steps)
        return card

    def _fields(self) -> Card:
        card, line = Card("Các trường nhập"), QHBoxLayout()
        self.number, self.day = NumberEdit("Số hồ sơ"), DateEdit("Ngày ký")
        self.text = PlainTextEdit("Giải trình", "", "Nguyên nhân, biện pháp")
        self.text.setFixedHeight(theme().px(44))
        line.addWidget(LineEdit("Người ký", "Trần Thị Minh Hạnh"))
        line.addWidget(self.number)
        line.addWidget(self.day)
        line.addWidget(Button("Bỏ, không nhập", TEXT))
        line.addWidget(Button("Chỗ cần xem tiếp", icon="right", key="F8"))
        card.add(line)
        card.add(self.text)
        return card

    def _year(self) -> Card:
        card = Card()
        line = QHBoxLayout()
        line.addWidget(Label("4", 36, strong=True, ink="accent_ink"))
        words = QVBoxLayout()
        words.addWidget(Label("ngày nữa chốt số liệu", strong=True))
        words.addWidget(Label("14/9/2026; hạn gửi 16/9/2026", 12, ink="ink2"))
        line.addLayout(words, 1)
        line.addWidget(Button("Lịch cả năm", small=True), 0, Qt.AlignmentFlag.AlignVCenter)
        card.add(line)
        self.year = YearStrip()
        boxes = (
            YearBox("2026-Q1", "Quý I", date(2025, 12, 15), date(2026, 3, 14), "accepted"),
            YearBox("2026-H1", "6 tháng", date(2026, 3, 15), date(2026, 6, 14), "returned"),
            YearBox("2026-Q3", "Quý III", date(2026, 6, 15), date(2026, 9, 14), "in_progress"),
            YearBox("2026-Y", "Năm", date(2026, 9, 15), date(2026, 12, 14), "not_started"),
        )
        self.year.set_year(boxes, "2026-Q3", date(2026, 9, 10), 2026)
        card.add(self.year)
        return card

    def _ratios(self) -> Card:
        card = Card("Tỷ lệ chính so với mục tiêu", "quý III, tạm tính")
        for name, value, target, text, verdict, met in (
            ("Hồ sơ giải quyết đúng hạn", 0.9862, 0.98, "98,62%", "đạt ≥ 98%", True),
            ("Hồ sơ nộp trực tuyến", 0.7648, 0.8, "76,48%", "thiếu 3,52 để đạt 80%", False),
        ):
            line, bar = QHBoxLayout(), RatioBar()
            bar.set(name, value, target, text, verdict, met)
            line.addWidget(bar, 1)
            line.addWidget(Sparkline((0.6, 0.7, 0.72, 0.79, 0.8), "Năm kỳ gần nhất"))
            card.add(line)
        return card

    def _empty(self) -> Card:
        card = Card()
        card.add(
            EmptyState(
                "plan",
                "Chưa có kế hoạch năm 2026. Mở tệp Word đã ban hành, hoặc chép từ năm 2025.",
                (("open", "Mở tệp Word"), ("copy", "Chép từ năm 2025")),
            )
        )
        return card


def work_rows() -> list[WorkRow]:
    """What is to be done."""
    return [
        WorkRow(
            "h1",
            "returned",
            "Báo cáo 6 tháng đầu năm bị trả lại",
            "Sở Nội vụ: 2 ô cần đính chính, 1 ý kiến chung",
            "còn 1 ngày",
            "Hạn 11/9",
            "Xem ý kiến",
            "err",
        ),
        WorkRow(
            "late",
            "overdue",
            "2 nhiệm vụ quá hạn",
            "3.5 Niêm yết công khai TTHC; 7.2 Nâng cấp trang TTĐT",
            "quá 10 ngày",
            "Hạn 31/8",
            "Cập nhật",
            "err",
        ),
        WorkRow(
            "q3",
            "in_progress",
            "Báo cáo quý III: còn 14 ô chưa nhập, 1 lỗi",
            "Đã nhập 118/132 ô; phần lời 9/14 mục",
            "còn 4 ngày",
            "Chốt 14/9",
            "Nhập tiếp",
            "accent_ink",
        ),
        WorkRow(
            "wait",
            "waiting",
            "Kế hoạch điều chỉnh: chờ biên nhận",
            "Đã chép ra USB ngày 03/9/2026",
            "7 ngày",
            "Gửi 03/9",
            "Nạp biên nhận",
        ),
    ]


def outline_rows() -> list[ListRow]:
    """An outline with marks of completeness."""
    return [
        ListRow("I", "I. Chỉ đạo, điều hành", heading=True),
        ListRow("1.1", "1. Kế hoạch CCHC", mark="done"),
        ListRow("1.3", "3. Kiểm tra", mark="in_progress"),
        ListRow("1.5", "5. Nhiệm vụ được giao", mark="not_started"),
        ListRow("II", "II. Kết quả thực hiện", heading=True),
        ListRow("2.1", "1. Thể chế", mark="done"),
        ListRow("2.2", "2. Thủ tục hành chính", mark="in_progress"),
        ListRow("PL", "Phụ lục", heading=True),
        ListRow("A1", "1. Thống kê", mark="in_progress", right="118/132"),
    ]


def pages() -> tuple[PageSpec, ...]:
    """The gallery's pages."""
    return (
        PageSpec("home", "Tổng quan", "home", WidgetsPage),
        PageSpec("planning", "Kế hoạch", "plan", TasksPage),
        PageSpec("reporting", "Báo cáo", "report", FiguresPage),
        PageSpec("settings", "Cài đặt", "settings", WidgetsPage, at_foot=True),
    )


def frame_view(scope: Scope) -> FrameView:
    """The frame's words."""
    clock = Clock(
        "Quý III/2026: ",
        "chốt số liệu 14/9, còn 4 ngày",
        "; hạn gửi 16/9",
        "Chốt 14/9, còn 4 ngày",
        "; hạn gửi 16/9",
    )
    periods = (("2026-Q1", "Quý I"), ("2026-H1", "6 tháng"), ("2026-Q3", "Quý III"), ("2026-Y", "Năm"))
    return FrameView(
        "UBND xã Vĩnh Lạc Trung", (2025, 2026), periods, clock, "Đã lưu lúc 08:41",
        "Sao lưu gần nhất: 09/9/2026, 17:05", "1 gói chưa gửi", {"planning": 2},
    )  # fmt: skip


def search(query: str) -> list[Hit]:
    """Two answers for anything but xyz."""
    if query == "xyz":
        return []
    return [
        Hit("Hồ sơ đúng hạn", "Báo cáo, biểu 3, ô 3.3.2", "report", "reporting", "3.3.2"),
        Hit("Rà soát thủ tục", "Kế hoạch, nhiệm vụ 3.1", "plan", "planning", "3.1"),
    ]


def window() -> MainWindow:
    """A window over the gallery's pages, opened."""
    made = MainWindow(pages())
    made.open(object(), Scope(2026, "2026-Q3"), frame=frame_view, search=search)  # type: ignore[arg-type]
    return made
