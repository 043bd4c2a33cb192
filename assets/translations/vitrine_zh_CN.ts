<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name></name>
    <message>
        <source>There is no file or folder {path}.</source>
        <translation>找不到文件或文件夹 {path}。</translation>
    </message>
    <message>
        <source>Check the name.</source>
        <translation>请检查名称。</translation>
    </message>
    <message>
        <source>{name} is not a table of products.</source>
        <translation>{name} 不是商品表格。</translation>
    </message>
    <message>
        <source>{name}: line {line} is too long.</source>
        <translation>{name}：第 {line} 行过长。</translation>
    </message>
    <message>
        <source>Check that the file is a table, and that its lines end where its rows do.</source>
        <translation>请确认文件是表格，并且每一行数据各占一行。</translation>
    </message>
    <message>
        <source>{name}: the quotation mark in line {line} is not closed.</source>
        <translation>{name}：第 {line} 行的引号没有结束。</translation>
    </message>
    <message>
        <source>Close it or remove it in the table, then import again.</source>
        <translation>请在表格中补上或删除该引号，然后重新导入。</translation>
    </message>
    <message>
        <source>Choose a CSV or XLSX file, or a folder of pictures.</source>
        <translation>请选择 CSV 或 XLSX 文件，或者一个图片文件夹。</translation>
    </message>
    <message>
        <source>There is no encoding {name}.</source>
        <translation>没有名为“{name}”的编码。</translation>
    </message>
    <message>
        <source>Name one such as utf-8, windows-1252, gb18030 or shift_jis.</source>
        <translation>请填写 utf-8、gb18030、big5、windows-1252 等编码。</translation>
    </message>
    <message>
        <source>The delimiter {text} is not a single character.</source>
        <translation>分隔符“{text}”不是单个字符。</translation>
    </message>
    <message>
        <source>Name one such as ; or tab.</source>
        <translation>请填写 ; 或 tab 等分隔符。</translation>
    </message>
    <message>
        <source>{name} has no column {column}.</source>
        <translation>{name} 中没有“{column}”这一列。</translation>
    </message>
    <message>
        <source>Choose one of its columns.</source>
        <translation>请从它的列中选择。</translation>
    </message>
    <message>
        <source>Only the sheet {sheet} is imported; these have products too: {sheets}.</source>
        <translation>只导入工作表 {sheet}；以下工作表中也有商品：{sheets}。</translation>
    </message>
    <message>
        <source>No column of {name} is the SKU. Line {line} has these headings: {headings}.</source>
        <translation>{name} 中没有货号列。第 {line} 行的列标题是：{headings}。</translation>
    </message>
    <message>
        <source>Choose the column that holds each product&apos;s own key; on the command line, with --map FILE that contains {example}.</source>
        <translation>请选择商品货号所在的列；在命令行中用 --map FILE 指定，文件内容如 {example}。</translation>
    </message>
    <message>
        <source>The price {price} is not a number.</source>
        <translation>价格“{price}”不是数字。</translation>
    </message>
    <message>
        <source>It needs the columns decision, sku_a and sku_b.</source>
        <translation>需要 decision、sku_a 和 sku_b 这三列。</translation>
    </message>
    <message>
        <source>The row has more cells than the line of headings.</source>
        <translation>此行的单元格比标题行多。</translation>
    </message>
    <message>
        <source>The decision {word} is not merge, variant, different or later.</source>
        <translation>决定“{word}”不是 merge、variant、different、later 之一。</translation>
    </message>
    <message>
        <source>The SKU is missing.</source>
        <translation>缺少 SKU。</translation>
    </message>
    <message>
        <source>Change its permissions, or choose another folder.</source>
        <translation>请更改其权限，或选择其他文件夹。</translation>
    </message>
    <message>
        <source>There are no pictures in the folder {name}.</source>
        <translation>文件夹 {name} 中没有图片。</translation>
    </message>
    <message>
        <source>Choose a folder with JPEG, PNG, WebP or other pictures.</source>
        <translation>请选择含有 JPEG、PNG、WebP 等图片的文件夹。</translation>
    </message>
    <message>
        <source>The name {name} is not valid text.</source>
        <translation>名称 {name} 不是有效的文本。</translation>
    </message>
    <message>
        <source>The folder {name} cannot be read: {reason}.</source>
        <translation>无法读取文件夹 {name}：{reason}。</translation>
    </message>
    <message>
        <source>The catalogue {name} was made by a newer version of Vitrine.</source>
        <translation>商品库 {name} 由更新版本的 Vitrine 创建。</translation>
    </message>
    <message>
        <source>Update Vitrine, or choose another catalogue.</source>
        <translation>请更新 Vitrine，或选择其他商品库。</translation>
    </message>
    <message>
        <source>Free some space, then open the catalogue again.</source>
        <translation>请先释放一些空间，然后重新打开商品目录。</translation>
    </message>
    <message>
        <source>There is no catalogue in {folder}.</source>
        <translation>{folder} 中没有商品库。</translation>
    </message>
    <message>
        <source>Import products into it first, or choose another folder.</source>
        <translation>请先向其中导入商品，或选择其他文件夹。</translation>
    </message>
    <message>
        <source>The catalogue in {folder} is read-only and of an earlier version.</source>
        <translation>“{folder}”中的商品库为只读，且来自早期版本。</translation>
    </message>
    <message>
        <source>Copy it to a folder that you may write to, and open the copy.</source>
        <translation>请将其复制到可写入的文件夹，然后打开副本。</translation>
    </message>
    <message>
        <source>The folder {folder} cannot be used for a catalogue: {reason}.</source>
        <translation>文件夹 {folder} 不能用作商品库：{reason}。</translation>
    </message>
    <message>
        <source>Choose a folder that you may write to.</source>
        <translation>请选择有写入权限的文件夹。</translation>
    </message>
    <message>
        <source>The text {text} has characters that cannot be stored.</source>
        <translation>文字“{text}”含有无法保存的字符。</translation>
    </message>
    <message>
        <source>Rename or correct it, then try again.</source>
        <translation>请重命名或更正，然后重试。</translation>
    </message>
    <message>
        <source>The folder {folder} of the catalogue is no longer there.</source>
        <translation>商品库的文件夹“{folder}”已不存在。</translation>
    </message>
    <message>
        <source>Connect its disk or put the folder back, or open the catalogue where it is now.</source>
        <translation>请连接所在磁盘或放回文件夹，或在新位置打开商品库。</translation>
    </message>
    <message>
        <source>Another catalogue is in the folder {folder} now.</source>
        <translation>文件夹 {folder} 中现在是另一个商品目录。</translation>
    </message>
    <message>
        <source>Open the catalogue again, or open the earlier one where it is now.</source>
        <translation>请重新打开商品目录，或从原目录现在所在的位置打开它。</translation>
    </message>
    <message>
        <source>The catalogue in {folder} is in use by another program.</source>
        <translation>{folder} 中的商品库正被其他程序使用。</translation>
    </message>
    <message>
        <source>Close the other program, then try again.</source>
        <translation>请关闭那个程序，然后重试。</translation>
    </message>
    <message>
        <source>The catalogue in {folder} cannot be opened.</source>
        <translation>无法打开 {folder} 中的商品库。</translation>
    </message>
    <message>
        <source>The catalogue in {folder} is read-only.</source>
        <translation>没有写入 {folder} 中商品库的权限。</translation>
    </message>
    <message>
        <source>The disk of the catalogue in {folder} does not respond.</source>
        <translation>{folder} 中商品库所在的磁盘没有响应。</translation>
    </message>
    <message>
        <source>Repairing the catalogue</source>
        <translation>正在修复商品库</translation>
    </message>
    <message>
        <source>Checking the pictures</source>
        <translation>正在检查图片</translation>
    </message>
    <message>
        <source>Nothing can be read of the catalogue in {folder}.</source>
        <translation>无法从 {folder} 中的商品库读取任何内容。</translation>
    </message>
    <message>
        <source>Restore a backup, or choose another folder.</source>
        <translation>请恢复备份，或选择其他文件夹。</translation>
    </message>
    <message>
        <source>The disk of the catalogue in {folder} is full.</source>
        <translation>{folder} 中商品库所在的磁盘已满。</translation>
    </message>
    <message>
        <source>There is not enough space to back up the catalogue in {folder}.</source>
        <translation>{folder} 中没有足够的空间备份商品库。</translation>
    </message>
    <message>
        <source>Free some space, then try again.</source>
        <translation>请腾出一些空间，然后重试。</translation>
    </message>
    <message>
        <source>Check the disk or the network drive, then try again.</source>
        <translation>请检查磁盘或网络驱动器，然后重试。</translation>
    </message>
    <message>
        <source>The catalogue in {folder} is damaged.</source>
        <translation>{folder} 中的商品库已损坏。</translation>
    </message>
    <message>
        <source>The catalogue in {folder} is damaged: the table {table} is missing.</source>
        <translation>{folder} 中的商品库已损坏：缺少数据表 {table}。</translation>
    </message>
    <message>
        <source>The file catalog.sqlite in {folder} is not a catalogue.</source>
        <translation>{folder} 中的 catalog.sqlite 文件不是商品库。</translation>
    </message>
    <message>
        <source>The file catalog.sqlite in {folder} is the database of another program.</source>
        <translation>{folder} 中的文件 catalog.sqlite 是其他程序的数据库。</translation>
    </message>
    <message>
        <source>The file catalog.sqlite in {folder} is empty.</source>
        <translation>{folder} 中的文件 catalog.sqlite 是空的。</translation>
    </message>
    <message>
        <source>Delete it to begin a new catalogue, or choose another folder.</source>
        <translation>请删除该文件以新建商品库，或选择其他文件夹。</translation>
    </message>
    <message>
        <source>catalog.sqlite in {folder} is a folder, not a catalogue.</source>
        <translation>{folder} 中的 catalog.sqlite 是文件夹，不是商品库。</translation>
    </message>
    <message>
        <source>Rename it, or choose another folder.</source>
        <translation>请将其重命名，或选择其他文件夹。</translation>
    </message>
    <message>
        <source>Choose another folder.</source>
        <translation>请选择其他文件夹。</translation>
    </message>
    <message>
        <source>Restore the backup {name} of {date}, or repair the catalogue.</source>
        <translation>请恢复 {date} 的备份 {name}，或修复商品库。</translation>
    </message>
    <message>
        <source>Restore the backup {name} of {date}, or choose another folder.</source>
        <translation>请恢复 {date} 的备份 {name}，或选择其他文件夹。</translation>
    </message>
    <message>
        <source>Repair the catalogue, or restore a backup that is kept elsewhere.</source>
        <translation>请修复商品库，或恢复保存在别处的备份。</translation>
    </message>
    <message>
        <source>{name} has no line {line}.</source>
        <translation>{name} 没有第 {line} 行。</translation>
    </message>
    <message>
        <source>Name the line of the headings.</source>
        <translation>请填写标题所在的行。</translation>
    </message>
    <message>
        <source>The table {name} is empty.</source>
        <translation>表格 {name} 是空的。</translation>
    </message>
    <message>
        <source>Choose a table with a line of headings and a line for each product.</source>
        <translation>请选择第一行是标题、每行一件商品的表格。</translation>
    </message>
    <message>
        <source>{name} cannot be read: {reason}.</source>
        <translation>无法读取 {name}：{reason}。</translation>
    </message>
    <message>
        <source>Check that the file is there and that you may read it.</source>
        <translation>请确认文件存在，并且您有读取权限。</translation>
    </message>
    <message>
        <source>{name} names an unknown field {field}.</source>
        <translation>{name} 中的字段“{field}”无法识别。</translation>
    </message>
    <message>
        <source>The fields are {fields}.</source>
        <translation>可用的字段有：{fields}。</translation>
    </message>
    <message>
        <source>{name} is not a mapping of columns.</source>
        <translation>{name} 不是列的对应关系文件。</translation>
    </message>
    <message>
        <source>Write it as {example}.</source>
        <translation>请写成 {example}。</translation>
    </message>
    <message>
        <source>{name} is not a table that can be read.</source>
        <translation>{name} 不是可以读取的表格。</translation>
    </message>
    <message>
        <source>Importing products</source>
        <translation>正在导入商品</translation>
    </message>
    <message>
        <source>Loading the model</source>
        <translation>正在加载模型</translation>
    </message>
    <message>
        <source>Loading the index</source>
        <translation>正在加载索引</translation>
    </message>
    <message>
        <source>This picture is no longer in the catalogue.</source>
        <translation>这张图片已不在商品库中。</translation>
    </message>
    <message>
        <source>Adding pictures</source>
        <translation>正在添加图片</translation>
    </message>
    <message>
        <source>This change has no earlier value.</source>
        <translation>这项更改没有更早的值。</translation>
    </message>
    <message>
        <source>Undo the action instead.</source>
        <translation>请改用撤销。</translation>
    </message>
    <message>
        <source>Products were changed in another way since then.</source>
        <translation>此后商品又有其他更改。</translation>
    </message>
    <message>
        <source>Edit &gt; History lists the actions; undo the later ones on the catalogue page first.</source>
        <translation>“编辑 &gt; 历史记录”列出所有操作；请先在商品库页撤销较晚的操作。</translation>
    </message>
    <message>
        <source>The product has the SKU {sku} already.</source>
        <translation>该商品的货号已经是“{sku}”。</translation>
    </message>
    <message>
        <source>Another product has the SKU {sku}.</source>
        <translation>货号“{sku}”已被另一件商品使用。</translation>
    </message>
    <message>
        <source>{sku} was merged into this product: undo the merge to separate it.</source>
        <translation>“{sku}”已合并到该商品：如需分开，请撤销合并。</translation>
    </message>
    <message>
        <source>Search again.</source>
        <translation>请重新搜索。</translation>
    </message>
    <message>
        <source>This product is no longer in the catalogue.</source>
        <translation>商品库中已没有这件商品。</translation>
    </message>
    <message>
        <source>No picture in the catalogue is of the category {name}.</source>
        <translation>商品库中没有“{name}”类别的图片。</translation>
    </message>
    <message>
        <source>Choose one of these: {names}.</source>
        <translation>请从以下类别中选择：{names}。</translation>
    </message>
    <message>
        <source>Give the products categories, then import them again.</source>
        <translation>请先为商品设置类别，然后重新导入。</translation>
    </message>
    <message>
        <source>Building the index</source>
        <translation>正在建立索引</translation>
    </message>
    <message>
        <source>There is no catalogue to search in yet.</source>
        <translation>还没有可供搜索的商品库。</translation>
    </message>
    <message>
        <source>Open the sample or import your own products.</source>
        <translation>请打开示例，或导入您自己的商品。</translation>
    </message>
    <message>
        <source>Clearing of the basket</source>
        <translation>清空购物篮</translation>
    </message>
    <message>
        <source>Live counting</source>
        <translation>实时清点</translation>
    </message>
    <message>
        <source>Change of a box</source>
        <translation>修改框</translation>
    </message>
    <message>
        <source>Deletion of a box</source>
        <translation>删除框</translation>
    </message>
    <message>
        <source>Next photo</source>
        <translation>下一张照片</translation>
    </message>
    <message>
        <source>No product was found in the photo.</source>
        <translation>照片中没有找到商品。</translation>
    </message>
    <message>
        <source>The detector of products is missing, so no boxes are found.</source>
        <translation>缺少商品检测器，无法自动框出商品。</translation>
    </message>
    <message>
        <source>Draw a box around each product: press N.</source>
        <translation>请按 N，在每件商品周围画框。</translation>
    </message>
    <message>
        <source>The catalogue has no pictures to compare with, so nothing can be named.</source>
        <translation>商品库中没有可比对的图片，因此无法识别商品。</translation>
    </message>
    <message>
        <source>Import products with pictures, or choose each product by a search.</source>
        <translation>请导入带图片的商品，或通过搜索逐个选择商品。</translation>
    </message>
    <message>
        <source>Drawing of a box</source>
        <translation>画框</translation>
    </message>
    <message>
        <source>Exporting groups</source>
        <translation>正在导出分组</translation>
    </message>
    <message>
        <source>{file} cannot be written: {reason}.</source>
        <translation>无法写入 {file}：{reason}。</translation>
    </message>
    <message>
        <source>{file} is a database and is not replaced.</source>
        <translation>“{file}”是数据库，不会被替换。</translation>
    </message>
    <message>
        <source>The name {name} has the suffix of no format.</source>
        <translation>文件名“{name}”的后缀不是可用的格式。</translation>
    </message>
    <message>
        <source>Choose a name that ends in {suffixes}.</source>
        <translation>请选择以 {suffixes} 结尾的名称。</translation>
    </message>
    <message>
        <source>{file} is read-only and is not replaced.</source>
        <translation>“{file}”为只读，不会被替换。</translation>
    </message>
    <message>
        <source>Choose another name.</source>
        <translation>请换一个名称。</translation>
    </message>
    <message>
        <source>{file} is a link or a device and is not replaced.</source>
        <translation>{file} 是链接或设备，不会被替换。</translation>
    </message>
    <message>
        <source>There is not enough space to write {file}.</source>
        <translation>空间不足，无法写入“{file}”。</translation>
    </message>
    <message>
        <source>There is no folder {folder}.</source>
        <translation>没有文件夹“{folder}”。</translation>
    </message>
    <message>
        <source>Create it first, or choose another one.</source>
        <translation>请先新建该文件夹，或选择其他文件夹。</translation>
    </message>
    <message>
        <source>Close the program that has it open, or choose another folder.</source>
        <translation>请关闭正在使用该文件的程序，或选择其他文件夹。</translation>
    </message>
    <message>
        <source>Evaluation of {name}</source>
        <translation>“{name}”的评估</translation>
    </message>
    <message>
        <source>Photos: {n} ({table})</source>
        <translation>照片：{n}（{table}）</translation>
    </message>
    <message>
        <source>Products: {n}</source>
        <translation>商品：{n}</translation>
    </message>
    <message>
        <source>Same photograph</source>
        <translation>同一张照片</translation>
    </message>
    <message>
        <source>Probably the same product</source>
        <translation>可能是同一商品</translation>
    </message>
    <message>
        <source>Variants of one style</source>
        <translation>同款不同规格</translation>
    </message>
    <message>
        <source>same file</source>
        <translation>图片完全相同</translation>
    </message>
    <message>
        <source>same photograph</source>
        <translation>同一张照片</translation>
    </message>
    <message>
        <source>one style</source>
        <translation>同款</translation>
    </message>
    <message>
        <source>colour differs</source>
        <translation>颜色不同</translation>
    </message>
    <message>
        <source>label differs</source>
        <translation>标签不同</translation>
    </message>
    <message>
        <source>size differs</source>
        <translation>大小或容量不同</translation>
    </message>
    <message>
        <source>names differ</source>
        <translation>名称不同</translation>
    </message>
    <message>
        <source>SKU endings differ</source>
        <translation>货号后缀不同</translation>
    </message>
    <message>
        <source>attributes differ</source>
        <translation>属性不同</translation>
    </message>
    <message>
        <source>same GTIN</source>
        <translation>条码相同</translation>
    </message>
    <message>
        <source>Duplicates in {name}</source>
        <translation>{name} 中的重复商品</translation>
    </message>
    <message>
        <source>Groups: {n}</source>
        <translation>分组：{n}</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>保留项</translation>
    </message>
    <message>
        <source>Other SKUs: {skus}</source>
        <translation>其他货号：{skus}</translation>
    </message>
    <message>
        <source>GTIN {number}</source>
        <translation>GTIN {number}</translation>
    </message>
    <message>
        <source>Pictures: {n}</source>
        <translation>图片：{n}</translation>
    </message>
    <message>
        <source>Model: {name}</source>
        <translation>模型：{name}</translation>
    </message>
    <message>
        <source>Device: {name}</source>
        <translation>设备：{name}</translation>
    </message>
    <message>
        <source>Line {line}: {reason}</source>
        <translation>第 {line} 行：{reason}</translation>
    </message>
    <message>
        <source>Rejected lines: {n}</source>
        <translation>未导入的行：{n}</translation>
    </message>
    <message>
        <source>Worst errors</source>
        <translation>最严重的错误</translation>
    </message>
    <message>
        <source>Wrong first hits, highest scores first.</source>
        <translation>首位结果错误的照片，按匹配度从高到低排列。</translation>
    </message>
    <message>
        <source>Recognised as</source>
        <translation>被识别为</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>正确商品</translation>
    </message>
    <message>
        <source>The product is not in the catalogue</source>
        <translation>该商品不在商品库中</translation>
    </message>
    <message>
        <source>The correct product was not found</source>
        <translation>没有找到正确的商品</translation>
    </message>
    <message>
        <source>The correct product has rank {rank}</source>
        <translation>正确的商品排在第 {rank} 位</translation>
    </message>
    <message>
        <source>No picture</source>
        <translation>没有图片</translation>
    </message>
    <message>
        <source>Not in the catalogue</source>
        <translation>不在商品库中</translation>
    </message>
    <message>
        <source>Score {score}</source>
        <translation>匹配度 {score}</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>{reason} You can search it, but not change it.</source>
        <translation>{reason}您可以在其中搜索，但不能更改它。</translation>
    </message>
    <message>
        <source>The catalogue is open, but not ready for photos yet.</source>
        <translation>商品库已打开，但还不能用照片搜索。</translation>
    </message>
    <message>
        <source>Open it again to continue.</source>
        <translation>重新打开即可继续。</translation>
    </message>
    <message>
        <source>Something went wrong inside Vitrine.</source>
        <translation>Vitrine 内部出了问题。</translation>
    </message>
    <message>
        <source>You can continue working. The details are in {file}.</source>
        <translation>您可以继续工作。详情见 {file}。</translation>
    </message>
    <message>
        <source>Copy it to this computer, and drop the copy.</source>
        <translation>请先把它复制到本机，再拖入该副本。</translation>
    </message>
    <message>
        <source>Save it as XLSX or CSV, and drop that file.</source>
        <translation>请另存为 XLSX 或 CSV，再拖入该文件。</translation>
    </message>
    <message>
        <source>Unpack it, and drop the table or the folder of pictures in it.</source>
        <translation>请先解压，再拖入其中的表格或图片文件夹。</translation>
    </message>
    <message>
        <source>Save the picture that is attached to it, and drop that file.</source>
        <translation>请先保存邮件附件中的图片，再拖入该文件。</translation>
    </message>
    <message>
        <source>Drop the file that it leads to.</source>
        <translation>请拖入它指向的文件。</translation>
    </message>
    <message>
        <source>Vitrine does not read tables of the kind of {name}.</source>
        <translation>Vitrine 不支持 {name} 这种格式的表格。</translation>
    </message>
    <message>
        <source>{name} is an archive.</source>
        <translation>{name} 是压缩包。</translation>
    </message>
    <message>
        <source>{name} is a mail.</source>
        <translation>{name} 是一封邮件。</translation>
    </message>
    <message>
        <source>{name} is a shortcut.</source>
        <translation>{name} 是快捷方式。</translation>
    </message>
    <message>
        <source>This picture is on the internet, and Vitrine works offline.</source>
        <translation>这张图片在互联网上，而 Vitrine 离线工作。</translation>
    </message>
    <message>
        <source>Save the picture and drop the file, or copy the picture itself.</source>
        <translation>请先保存图片再拖入文件，或者直接复制图片本身。</translation>
    </message>
    <message>
        <source>{name} is on a phone or a camera.</source>
        <translation>{name} 在手机或相机上。</translation>
    </message>
    <message>
        <source>This picture is on a phone or a camera.</source>
        <translation>这张图片在手机或相机上。</translation>
    </message>
    <message>
        <source>{name} is on a network share that is not connected.</source>
        <translation>{name} 所在的网络共享尚未连接。</translation>
    </message>
    <message>
        <source>Open the share in the file manager, or copy the file to this computer.</source>
        <translation>请在文件管理器中打开该共享，或先把文件复制到本机。</translation>
    </message>
    <message>
        <source>{name} is in the trash.</source>
        <translation>{name} 在回收站中。</translation>
    </message>
    <message>
        <source>Restore it, and drop the file.</source>
        <translation>请先还原，再拖入该文件。</translation>
    </message>
    <message>
        <source>The mail program has not handed over the picture.</source>
        <translation>邮件程序没有提供这张图片。</translation>
    </message>
    <message>
        <source>Save the picture, and drop the file.</source>
        <translation>请先保存图片，再拖入该文件。</translation>
    </message>
    <message>
        <source>{name} is not a file of this computer.</source>
        <translation>{name} 不是本机上的文件。</translation>
    </message>
    <message>
        <source>The other program has not handed over the contents of {name}.</source>
        <translation>对方程序没有提供 {name} 的内容。</translation>
    </message>
    <message>
        <source>Save the file, and drop it from its folder.</source>
        <translation>请先保存该文件，再从文件夹中拖入。</translation>
    </message>
    <message>
        <source>These are cells of a table, not a photo.</source>
        <translation>这是表格中的单元格，不是照片。</translation>
    </message>
    <message>
        <source>Save the table as a file, and drop that file to import it.</source>
        <translation>请把表格存为文件，再拖入该文件导入。</translation>
    </message>
    <message>
        <source>These are {count} tables; one is imported at a time.</source>
        <translation>这里有 {count} 个表格，一次只能导入一个。</translation>
    </message>
    <message>
        <source>Drop them one after the other.</source>
        <translation>请逐个拖入。</translation>
    </message>
    <message>
        <source>This contains no photo.</source>
        <translation>没有可用的图片。</translation>
    </message>
    <message>
        <source>Drop or paste a picture, a picture file, or the path of a picture file.</source>
        <translation>请拖入或粘贴图片、图片文件或图片文件的路径。</translation>
    </message>
    <message>
        <source>This camera is not connected.</source>
        <translation>这个摄像头没有连接。</translation>
    </message>
    <message>
        <source>Check the address, the password and the network.</source>
        <translation>请检查地址、密码和网络。</translation>
    </message>
    <message>
        <source>Choose another file or a camera.</source>
        <translation>请选择其他文件或摄像头。</translation>
    </message>
    <message>
        <source>The camera is in use by another program, or access to it is not allowed.</source>
        <translation>摄像头正被其他程序使用，或没有使用权限。</translation>
    </message>
    <message>
        <source>Close the program that uses it, or allow access in the system settings.</source>
        <translation>请关闭正在使用它的程序，或在系统设置中允许使用。</translation>
    </message>
    <message>
        <source>No video is received from {host}.</source>
        <translation>收不到来自 {host} 的画面。</translation>
    </message>
    <message>
        <source>The video {name} does not exist.</source>
        <translation>找不到视频 {name}。</translation>
    </message>
    <message>
        <source>{name} is not a supported video.</source>
        <translation>{name} 不是可以播放的视频。</translation>
    </message>
    <message>
        <source>The camera has stopped sending pictures.</source>
        <translation>摄像头不再传来画面。</translation>
    </message>
    <message>
        <source>Check that it is still connected.</source>
        <translation>请确认它仍然连接着。</translation>
    </message>
    <message>
        <source>Access to the camera is not allowed.</source>
        <translation>没有使用摄像头的权限。</translation>
    </message>
    <message>
        <source>Allow it in the system settings, or add your user to the group video.</source>
        <translation>请在系统设置中允许访问，或将您的用户加入 video 组。</translation>
    </message>
    <message>
        <source>Plug it in: the picture then comes back by itself. Or choose another one.</source>
        <translation>请接上摄像头，画面会自动恢复；也可以选择其他摄像头。</translation>
    </message>
    <message>
        <source>The camera sends no pictures.</source>
        <translation>摄像头没有画面。</translation>
    </message>
    <message>
        <source>Close other programs that use it, or unplug it and plug it in again.</source>
        <translation>请关闭占用它的其他程序，或将其拔下后重新插上。</translation>
    </message>
    <message>
        <source>No camera was found.</source>
        <translation>没有找到摄像头。</translation>
    </message>
    <message>
        <source>Connect a camera, or choose a video file or an address.</source>
        <translation>请连接摄像头，或选择视频文件或网络地址。</translation>
    </message>
    <message>
        <source>This is not the address of a camera.</source>
        <translation>这不是摄像头的地址。</translation>
    </message>
    <message>
        <source>Enter it as rtsp://host/path or http://host/path.</source>
        <translation>请写成 rtsp://主机/路径 或 http://主机/路径。</translation>
    </message>
    <message>
        <source>The pictures of this video are too large.</source>
        <translation>这段视频的画面太大。</translation>
    </message>
    <message>
        <source>Choose a smaller resolution.</source>
        <translation>请选择较低的分辨率。</translation>
    </message>
    <message>
        <source>The model card {file} cannot be read.</source>
        <translation>无法读取模型卡 {file}。</translation>
    </message>
    <message>
        <source>Choose another model in the settings, or put the card there.</source>
        <translation>请在设置中选择其他模型，或把模型卡放到那里。</translation>
    </message>
    <message>
        <source>The model card {file} is invalid: {fault}.</source>
        <translation>模型卡 {file} 有误：{fault}。</translation>
    </message>
    <message>
        <source>Compare it with the card of the shipped model.</source>
        <translation>请对照程序自带模型的模型卡。</translation>
    </message>
    <message>
        <source>The model file {file} of the card {card} cannot be read.</source>
        <translation>无法读取模型卡 {card} 的模型文件 {file}。</translation>
    </message>
    <message>
        <source>Put the file beside its card, or choose another model in the settings.</source>
        <translation>请把文件放到模型卡旁边，或在设置中选择其他模型。</translation>
    </message>
    <message>
        <source>The model file {file} is not the one that the card {card} describes.</source>
        <translation>模型文件 {file} 与模型卡 {card} 的描述不符。</translation>
    </message>
    <message>
        <source>Copy the model again, or correct sha256 in its card.</source>
        <translation>请重新复制模型，或更正模型卡中的 sha256。</translation>
    </message>
    <message>
        <source>Use a JPEG, PNG, WebP, AVIF, HEIC, BMP, TIFF or GIF file.</source>
        <translation>请使用 JPEG、PNG、WebP、AVIF、HEIC、BMP、TIFF 或 GIF 文件。</translation>
    </message>
    <message>
        <source>The table has changed. Import it again.</source>
        <translation>表格已更改，请重新导入。</translation>
    </message>
    <message>
        <source>{name} does not exist.</source>
        <translation>{name} 不存在。</translation>
    </message>
    <message>
        <source>Check whether the file was moved or renamed.</source>
        <translation>请检查文件是否被移动或改名。</translation>
    </message>
    <message>
        <source>Check the disk or the network, then try again.</source>
        <translation>请检查磁盘或网络，然后重试。</translation>
    </message>
    <message>
        <source>{name} is a folder, not a picture.</source>
        <translation>{name} 是文件夹，不是图片。</translation>
    </message>
    <message>
        <source>Choose a picture in it.</source>
        <translation>请选择其中的一张图片。</translation>
    </message>
    <message>
        <source>{name} is not a picture.</source>
        <translation>{name} 不是图片。</translation>
    </message>
    <message>
        <source>{name} is too large for a picture.</source>
        <translation>{name} 太大，不像是图片。</translation>
    </message>
    <message>
        <source>{name} has only {width} x {height} pixels.</source>
        <translation>{name} 只有 {width} x {height} 像素。</translation>
    </message>
    <message>
        <source>Use a picture of at least {side} x {side} pixels.</source>
        <translation>请使用每边至少 {side} 像素的图片。</translation>
    </message>
    <message>
        <source>Save it smaller, with at most {limit} million pixels.</source>
        <translation>请缩小后另存，最多 {limit} 百万像素。</translation>
    </message>
    <message>
        <source>{name} takes too long to open.</source>
        <translation>打开 {name} 所需的时间过长。</translation>
    </message>
    <message>
        <source>{name} needs too much memory.</source>
        <translation>{name} 需要的内存过多。</translation>
    </message>
    <message>
        <source>Save it smaller, or close other programs.</source>
        <translation>请将其缩小后保存，或关闭其他程序。</translation>
    </message>
    <message>
        <source>{name} has {width} x {height} pixels, too many to open it safely.</source>
        <translation>{name} 有 {width} x {height} 像素，太多而无法安全打开。</translation>
    </message>
    <message>
        <source>A small picture of the catalogue is damaged.</source>
        <translation>商品库中的一张缩略图已损坏。</translation>
    </message>
    <message>
        <source>Restore the catalogue from a backup, or import its pictures again.</source>
        <translation>请从备份恢复商品库，或重新导入图片。</translation>
    </message>
    <message>
        <source>{name} is damaged or incomplete.</source>
        <translation>{name} 已损坏或不完整。</translation>
    </message>
    <message>
        <source>Copy or download the picture again.</source>
        <translation>请重新复制或下载这张图片。</translation>
    </message>
    <message>
        <source>You do not have permission to read {name}.</source>
        <translation>没有读取 {name} 的权限。</translation>
    </message>
    <message>
        <source>Change the permissions of the file, or copy it to your own folder.</source>
        <translation>请更改文件的权限，或把它复制到您自己的文件夹。</translation>
    </message>
    <message>
        <source>{name} is empty.</source>
        <translation>{name} 是空文件。</translation>
    </message>
    <message>
        <source>Checking the index</source>
        <translation>正在检查索引</translation>
    </message>
    <message>
        <source>The index could not be saved in {folder}.</source>
        <translation>无法在 {folder} 中保存索引。</translation>
    </message>
    <message>
        <source>Check that the disk has free space and that the folder is writable.</source>
        <translation>请确认磁盘有空间，并且文件夹可以写入。</translation>
    </message>
    <message>
        <source>Choose the device auto or cpu to continue without CUDA.</source>
        <translation>请把运行设备选为自动或 CPU，即可不用显卡继续。</translation>
    </message>
    <message>
        <source>The installed onnxruntime runs on the CPU only; onnxruntime-gpu has CUDA.</source>
        <translation>已安装的 onnxruntime 只能在 CPU 上运行；onnxruntime-gpu 才支持 CUDA。</translation>
    </message>
    <message>
        <source>onnxruntime cannot use the graphics card: {reason}</source>
        <translation>onnxruntime 无法使用显卡：{reason}</translation>
    </message>
    <message>
        <source>CUDA 13 or cuDNN 9 is incomplete, {libraries} missing; vitrine[cuda] installs them.</source>
        <translation>CUDA 13 和 cuDNN 9 不完整，缺少 {libraries}；安装 vitrine[cuda] 可以补齐。</translation>
    </message>
    <message>
        <source>onnxruntime does not use the graphics card; it needs CUDA 13 and cuDNN 9, which vitrine[cuda] installs.</source>
        <translation>onnxruntime 没有使用显卡；它需要 CUDA 13 和 cuDNN 9，安装 vitrine[cuda] 即可获得。</translation>
    </message>
    <message>
        <source>No NVIDIA driver was found on this computer.</source>
        <translation>这台计算机上没有找到 NVIDIA 驱动程序。</translation>
    </message>
    <message>
        <source>onnxruntime and onnxruntime-gpu are both installed and overwrite each other: uninstall both, then install one.</source>
        <translation>onnxruntime 与 onnxruntime-gpu 同时安装，会互相覆盖：请两个都卸载，再只安装其中一个。</translation>
    </message>
    <message>
        <source>Correct the card, or export the model again with a dynamic batch.</source>
        <translation>请更正模型卡，或以动态批次重新导出模型。</translation>
    </message>
    <message>
        <source>The model file {file} cannot be loaded.</source>
        <translation>无法加载模型文件 {file}。</translation>
    </message>
    <message>
        <source>Export it again, as one ONNX file.</source>
        <translation>请重新导出为单个 ONNX 文件。</translation>
    </message>
    <message>
        <source>The model file {file} refers to data in other files.</source>
        <translation>模型文件 {file} 引用了其他文件中的数据。</translation>
    </message>
    <message>
        <source>The model {file} failed on the device {device}: {reason}</source>
        <translation>模型 {file} 在设备 {device} 上运行失败：{reason}</translation>
    </message>
    <message>
        <source>Choose another device or another model in the settings.</source>
        <translation>请在设置中选择其他设备或其他模型。</translation>
    </message>
    <message>
        <source>The model {file} returned a vector that is not a number.</source>
        <translation>模型 {file} 给出的向量不是数字。</translation>
    </message>
    <message>
        <source>The vectors of {file} do not have length 1, although its card {card} says so.</source>
        <translation>{file} 的向量长度不是 1，与模型卡 {card} 所写不符。</translation>
    </message>
    <message>
        <source>Export it again as float32, or choose another model in the settings.</source>
        <translation>请以 float32 重新导出，或在设置中选择其他模型。</translation>
    </message>
    <message>
        <source>Set output.normalised in the card to false.</source>
        <translation>请把模型卡中的 output.normalised 设为 false。</translation>
    </message>
    <message>
        <source>{field} in the card {card} does not fit the model {file}, which has {found}.</source>
        <translation>模型卡 {card} 中的 {field} 与模型 {file} 不符，实际为 {found}。</translation>
    </message>
    <message>
        <source>There is no display to show the window on.</source>
        <translation>没有可以显示窗口的屏幕。</translation>
    </message>
    <message>
        <source>Start it from a desktop session, or use the commands: vitrine --help.</source>
        <translation>请在桌面会话中启动，或使用命令：vitrine --help。</translation>
    </message>
    <message>
        <source>It needs the columns photo and sku.</source>
        <translation>表格需要有 photo 和 sku 两列。</translation>
    </message>
    <message>
        <source>{name} has no photos.</source>
        <translation>{name} 中没有照片。</translation>
    </message>
    <message>
        <source>Write a line for each photo below the headings.</source>
        <translation>请在标题行下面为每张照片写一行。</translation>
    </message>
    <message>
        <source>The photo is missing.</source>
        <translation>缺少照片。</translation>
    </message>
    <message>
        <source>Comparing measures</source>
        <translation>正在比较相似度量</translation>
    </message>
    <message>
        <source>Evaluating photos</source>
        <translation>正在评估照片</translation>
    </message>
    <message>
        <source>Merge of {count} products</source>
        <translation>合并 {count} 个商品</translation>
    </message>
    <message>
        <source>Marking of {count} products as variants</source>
        <translation>将 {count} 件商品标为不同规格</translation>
    </message>
    <message>
        <source>Marking of {count} products as different</source>
        <translation>将 {count} 件商品标为不是同一商品</translation>
    </message>
    <message>
        <source>Postponement of {count} products</source>
        <translation>{count} 件商品稍后处理</translation>
    </message>
    <message>
        <source>Import of {label}</source>
        <translation>导入 {label}</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Correction of rows of {label}</source>
        <translation>更正 {label} 的行</translation>
    </message>
    <message>
        <source>Addition of {count} products</source>
        <translation>添加 {count} 件商品</translation>
    </message>
    <message>
        <source>Addition of {label}</source>
        <translation>添加 {label}</translation>
    </message>
    <message>
        <source>Addition of one product</source>
        <translation>添加 1 件商品</translation>
    </message>
    <message>
        <source>Deletion of {count} products</source>
        <translation>删除 {count} 件商品</translation>
    </message>
    <message>
        <source>Deletion of {label}</source>
        <translation>删除 {label}</translation>
    </message>
    <message>
        <source>Deletion of one product</source>
        <translation>删除 1 件商品</translation>
    </message>
    <message>
        <source>Archiving of {count} products</source>
        <translation>归档 {count} 件商品</translation>
    </message>
    <message>
        <source>Archiving of {label}</source>
        <translation>归档 {label}</translation>
    </message>
    <message>
        <source>Archiving of one product</source>
        <translation>归档 1 件商品</translation>
    </message>
    <message>
        <source>Unarchiving of {count} products</source>
        <translation>取消归档 {count} 件商品</translation>
    </message>
    <message>
        <source>Unarchiving of {label}</source>
        <translation>取消归档 {label}</translation>
    </message>
    <message>
        <source>Unarchiving of one product</source>
        <translation>取消归档 1 件商品</translation>
    </message>
    <message>
        <source>Change of the pictures of {count} products</source>
        <translation>更改 {count} 件商品的图片</translation>
    </message>
    <message>
        <source>Change of the pictures of {label}</source>
        <translation>更改 {label} 的图片</translation>
    </message>
    <message>
        <source>Change of the pictures of one product</source>
        <translation>更改 1 件商品的图片</translation>
    </message>
    <message>
        <source>Addition of a photo to {label}</source>
        <translation>为 {label} 添加照片</translation>
    </message>
    <message>
        <source>Correction to {label}</source>
        <translation>更正为 {label}</translation>
    </message>
    <message>
        <source>Choice of the main picture of {label}</source>
        <translation>选择 {label} 的主图</translation>
    </message>
    <message>
        <source>Change of {count} products</source>
        <translation>修改 {count} 件商品</translation>
    </message>
    <message>
        <source>Change of {label}</source>
        <translation>修改 {label}</translation>
    </message>
    <message>
        <source>Change of one product</source>
        <translation>修改 1 件商品</translation>
    </message>
    <message>
        <source>Reading decisions</source>
        <translation>正在读取决定</translation>
    </message>
    <message>
        <source>There is no stock take {number}.</source>
        <translation>没有编号为 {number} 的盘点。</translation>
    </message>
    <message>
        <source>Choose one of the list, or start a new one.</source>
        <translation>请从列表中选择，或新建盘点。</translation>
    </message>
    <message>
        <source>Looking for products in no photo</source>
        <translation>正在查找照片中没有的商品</translation>
    </message>
    <message>
        <source>The catalogue has no product {sku}.</source>
        <translation>商品库中没有商品 {sku}。</translation>
    </message>
    <message>
        <source>Check the SKU.</source>
        <translation>请检查货号。</translation>
    </message>
    <message>
        <source>Both SKUs are the same.</source>
        <translation>两个 SKU 相同。</translation>
    </message>
    <message>
        <source>{a} and {b} were merged into one.</source>
        <translation>{a} 与 {b} 已合并为一个商品。</translation>
    </message>
    <message>
        <source>A later line is about the same products.</source>
        <translation>后面另有一行涉及同样的商品。</translation>
    </message>
    <message>
        <source>Mean reciprocal rank</source>
        <translation>平均倒数排名（MRR）</translation>
    </message>
    <message>
        <source>1 when the right product always comes first</source>
        <translation>正确商品总排在首位时为 1</translation>
    </message>
    <message>
        <source>Photos that are pictures of the catalogue: {n}. They match themselves, so the figures are better than for other photos.</source>
        <translation>有 {n} 张照片就是商品库中的图片，它们会匹配到自己，因此各项数值比其他照片偏高。</translation>
    </message>
    <message>
        <source>Correct among the first five</source>
        <translation>前五位中有正确商品</translation>
    </message>
    <message>
        <source>Category correct</source>
        <translation>类别判断正确</translation>
    </message>
    <message>
        <source>{share} by the first hit&apos;s category</source>
        <translation>按首位商品的类别计算为 {share}</translation>
    </message>
    <message>
        <source>In the catalogue or not (AUROC)</source>
        <translation>区分库内与库外商品（AUROC）</translation>
    </message>
    <message>
        <source>0.5 is guessing, 1 is perfect</source>
        <translation>0.5 等于猜测，1 为完美</translation>
    </message>
    <message>
        <source>False accepts</source>
        <translation>误接受</translation>
    </message>
    <message>
        <source>of products not in the catalogue, when 95% of the others are accepted</source>
        <translation>接受 95% 的库内商品时，被误接受的库外商品比例</translation>
    </message>
    <message>
        <source>Correct matches</source>
        <translation>判定为“匹配”时的正确率</translation>
    </message>
    <message>
        <source>{share} of the photos are matches</source>
        <translation>占全部照片的 {share}</translation>
    </message>
    <message>
        <source>95% within {time}</source>
        <translation>95% 的查询在 {time} 以内</translation>
    </message>
    <message>
        <source>Calibration error (ECE)</source>
        <translation>校准误差（ECE）</translation>
    </message>
    <message>
        <source>0 when a score of 80% is right in 80 of 100 cases</source>
        <translation>得分 80% 的结果每 100 次有 80 次正确时为 0</translation>
    </message>
    <message>
        <source>Time of a query</source>
        <translation>单次查询用时</translation>
    </message>
    <message>
        <source>In the catalogue or not (ROC)</source>
        <translation>区分库内与库外商品（ROC）</translation>
    </message>
    <message>
        <source>false accepts</source>
        <translation>误接受率</translation>
    </message>
    <message>
        <source>true accepts</source>
        <translation>正确接受率</translation>
    </message>
    <message>
        <source>share of the photos</source>
        <translation>照片比例</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>度量</translation>
    </message>
    <message>
        <source>First</source>
        <translation>首位</translation>
    </message>
    <message>
        <source>First five</source>
        <translation>前五位</translation>
    </message>
    <message>
        <source>MRR</source>
        <translation>MRR</translation>
    </message>
    <message>
        <source>Cosine</source>
        <translation>余弦</translation>
    </message>
    <message>
        <source>Euclidean distance</source>
        <translation>欧氏距离</translation>
    </message>
    <message>
        <source>Measures of similarity</source>
        <translation>相似度量</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>Categories</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Reliability of the score</source>
        <translation>匹配度是否可信</translation>
    </message>
    <message>
        <source>Learned cosine</source>
        <translation>学习后的余弦</translation>
    </message>
    <message>
        <source>Learned Mahalanobis distance</source>
        <translation>学习后的马氏距离</translation>
    </message>
    <message>
        <source>A score should equal the probability that the hit is the correct product.</source>
        <translation>匹配度应等于该结果为正确商品的概率。</translation>
    </message>
    <message>
        <source>Rank of the correct product</source>
        <translation>正确商品的排名</translation>
    </message>
    <message>
        <source>Correct product among the first hits</source>
        <translation>正确商品在前几位结果中</translation>
    </message>
    <message>
        <source>number of hits</source>
        <translation>结果数量</translation>
    </message>
    <message>
        <source>By exact search, without the later stages. For unit-length embeddings, cosine and Euclidean distance give the same ranks.</source>
        <translation>精确搜索的结果，不含后续步骤。对于单位长度的向量，余弦与欧氏距离的排名相同。</translation>
    </message>
    <message>
        <source>Confusions</source>
        <translation>混淆的商品</translation>
    </message>
    <message>
        <source>Share of photos with a correct first hit; precision, recall and F1 of the category that is shown with the hits.</source>
        <translation>首位结果正确的照片所占比例；精确率、召回率和 F1 针对结果上方显示的类别。</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>First hit correct</source>
        <translation>首位正确</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>精确率</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>召回率</translation>
    </message>
    <message>
        <source>F1</source>
        <translation>F1</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>用时</translation>
    </message>
    <message>
        <source>milliseconds</source>
        <translation>毫秒</translation>
    </message>
    <message>
        <source>photos</source>
        <translation>照片数</translation>
    </message>
    <message>
        <source>Reading the photo</source>
        <translation>读取照片</translation>
    </message>
    <message>
        <source>Finding the product</source>
        <translation>查找商品位置</translation>
    </message>
    <message>
        <source>Cropping</source>
        <translation>裁剪</translation>
    </message>
    <message>
        <source>Embedding (model)</source>
        <translation>特征提取（模型）</translation>
    </message>
    <message>
        <source>Keypoints</source>
        <translation>特征点</translation>
    </message>
    <message>
        <source>Scoring</source>
        <translation>评分</translation>
    </message>
    <message>
        <source>Choosing the region</source>
        <translation>确定区域</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>Median (p50)</source>
        <translation>中位数（p50）</translation>
    </message>
    <message>
        <source>95th percentile (p95)</source>
        <translation>第 95 百分位（p95）</translation>
    </message>
    <message>
        <source>Score and accuracy</source>
        <translation>匹配度与正确率</translation>
    </message>
    <message>
        <source>first hit correct</source>
        <translation>首位正确</translation>
    </message>
    <message>
        <source>On the dashed line, the score equals the accuracy. Dots mark the mean score; bars with more photos are darker.</source>
        <translation>虚线上匹配度等于正确率。圆点表示平均匹配度；照片越多，柱子颜色越深。</translation>
    </message>
    <message>
        <source>correct product</source>
        <translation>正确商品</translation>
    </message>
    <message>
        <source>95% of the photos of products in the catalogue score at or above the dashed line.</source>
        <translation>商品库中商品的照片，有 95% 的匹配度不低于虚线。</translation>
    </message>
    <message>
        <source>Searching</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Verifying</source>
        <translation>核验</translation>
    </message>
    <message>
        <source>Comparing print and colours</source>
        <translation>比较图案和颜色</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>阶段</translation>
    </message>
    <message>
        <source>By stage</source>
        <translation>按阶段</translation>
    </message>
    <message>
        <source>score of the first hit</source>
        <translation>首位结果的得分</translation>
    </message>
    <message>
        <source>Scores of the first hits</source>
        <translation>首位结果的得分分布</translation>
    </message>
    <message>
        <source>wrong product</source>
        <translation>错误商品</translation>
    </message>
    <message>
        <source>not in the catalogue</source>
        <translation>不在商品库中</translation>
    </message>
    <message>
        <source>Match</source>
        <translation>匹配</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>请核对</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>未找到</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>判定</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>比例</translation>
    </message>
    <message>
        <source>Verdicts</source>
        <translation>判定</translation>
    </message>
    <message>
        <source>No photo of a product in the catalogue</source>
        <translation>没有库内商品的照片</translation>
    </message>
    <message>
        <source>{low} to {high} with 95% confidence</source>
        <translation>95% 置信区间：{low} 至 {high}</translation>
    </message>
    <message>
        <source>The report is saved as {file}.</source>
        <translation>报告已保存为 {file}。</translation>
    </message>
    <message>
        <source>No application can open {file}.</source>
        <translation>没有可以打开 {file} 的应用程序。</translation>
    </message>
    <message>
        <source>Save the report and open it in a web browser.</source>
        <translation>请保存报告，然后用网页浏览器打开。</translation>
    </message>
    <message>
        <source>Nothing was learned from this catalogue yet.</source>
        <translation>还没有从这个商品库学习过。</translation>
    </message>
    <message>
        <source>Learn from the catalogue first.</source>
        <translation>请先从商品库学习。</translation>
    </message>
    <message>
        <source>The calibration of the model needs the unknown feature {name}.</source>
        <translation>该模型的校准需要未知特征 {name}。</translation>
    </message>
    <message>
        <source>Update Vitrine, or choose another model in the settings.</source>
        <translation>请更新 Vitrine，或在设置中选择其他模型。</translation>
    </message>
    <message>
        <source>Mahalanobis&apos; distance has to be learned from the catalogue first.</source>
        <translation>马氏距离需要先从商品库学习得到。</translation>
    </message>
    <message>
        <source>Choose another measure, or learn from the catalogue first.</source>
        <translation>请选择其他度量，或先从商品库学习。</translation>
    </message>
    <message>
        <source>There is too little to learn from: products with two different pictures or more: {count}, needed: {least}.</source>
        <translation>可供学习的内容太少：有两张以上不同图片的商品有 {count} 件，至少需要 {least} 件。</translation>
    </message>
    <message>
        <source>Add pictures of the products, or confirm photos, then learn again.</source>
        <translation>请添加商品图片或确认照片，然后重新学习。</translation>
    </message>
    <message>
        <source>Reading the pictures</source>
        <translation>正在读取图片</translation>
    </message>
    <message>
        <source>cosine {value}</source>
        <translation>余弦 {value}</translation>
    </message>
    <message>
        <source>margin {value}</source>
        <translation>比第二名高 {value}</translation>
    </message>
    <message>
        <source>mean of its pictures {value}</source>
        <translation>该商品各图平均 {value}</translation>
    </message>
    <message>
        <source>agreement {share}</source>
        <translation>一致度 {share}</translation>
    </message>
    <message>
        <source>matching points {count}</source>
        <translation>特征点 {count}</translation>
    </message>
    <message>
        <source>colour {share}</source>
        <translation>颜色 {share}</translation>
    </message>
    <message>
        <source>shape {share}</source>
        <translation>形状 {share}</translation>
    </message>
    <message>
        <source>texture {share}</source>
        <translation>纹理 {share}</translation>
    </message>
    <message>
        <source>Drawing the map</source>
        <translation>正在绘制地图</translation>
    </message>
    <message>
        <source>There are no photos to show.</source>
        <translation>没有可播放的照片。</translation>
    </message>
    <message>
        <source>Connect a camera instead.</source>
        <translation>请连接摄像头。</translation>
    </message>
    <message>
        <source>Some of these products were merged or removed meanwhile.</source>
        <translation>其中部分商品已被合并或移除。</translation>
    </message>
    <message>
        <source>Another product has the SKU {sku} now.</source>
        <translation>货号“{sku}”现在属于另一件商品。</translation>
    </message>
    <message>
        <source>Change the SKU of that product, then try again.</source>
        <translation>请先更改那件商品的货号，然后重试。</translation>
    </message>
    <message>
        <source>{author} at {station} has changed the same products since.</source>
        <translation>此后 {author} 已在 {station} 上更改了这些商品。</translation>
    </message>
    <message>
        <source>Look at the products again, then change them by hand.</source>
        <translation>请重新查看这些商品，再手动修改。</translation>
    </message>
    <message>
        <source>{who} has changed the same products since.</source>
        <translation>{who} 之后又修改了这些商品。</translation>
    </message>
    <message>
        <source>The same products have been changed since.</source>
        <translation>这些商品之后又被修改过。</translation>
    </message>
    <message>
        <source>These products have been changed since, so this cannot be undone or redone.</source>
        <translation>这些商品后来被更改过，因此无法撤销或重做。</translation>
    </message>
    <message>
        <source>Change the values by hand.</source>
        <translation>请手动修改。</translation>
    </message>
    <message>
        <source>Look through the groups again, then decide.</source>
        <translation>请重新查看分组后再决定。</translation>
    </message>
    <message>
        <source>A workbook can have {count} rows at most.</source>
        <translation>一个工作簿最多容纳 {count} 行。</translation>
    </message>
    <message>
        <source>Export a CSV file instead.</source>
        <translation>请改为导出 CSV 文件。</translation>
    </message>
    <message>
        <source>Row {row}: a cell of a workbook can have {count} characters at most.</source>
        <translation>第 {row} 行：工作簿的单元格最多可容纳 {count} 个字符。</translation>
    </message>
    <message>
        <source>Looking for duplicates</source>
        <translation>正在查找重复</translation>
    </message>
    <message>
        <source>Exported: {file}</source>
        <translation>已导出：{file}</translation>
    </message>
    <message>
        <source>Groups as listed: {count}</source>
        <translation>已导出列表中的 {count} 组</translation>
    </message>
    <message>
        <source>Pictures compared: {count}</source>
        <translation>已比较图片：{count} 张</translation>
    </message>
    <message>
        <source>Open groups: {count}; variants: {variants}</source>
        <translation>待处理的组：{count}；不同规格：{variants}</translation>
    </message>
    <message>
        <source>The audit was stopped.</source>
        <translation>查重已停止。</translation>
    </message>
    <message>
        <source>Results so far are kept. You can continue at any time.</source>
        <translation>已找到的结果会保留，可随时继续。</translation>
    </message>
    <message>
        <source>Decisions imported: {applied}; unchanged: {unchanged}</source>
        <translation>已导入处理结果：{applied} 条；无变化：{unchanged} 条</translation>
    </message>
    <message>
        <source>Rows skipped: {count}. Row {line}: {reason}</source>
        <translation>已跳过的行：{count}。第 {line} 行：{reason}</translation>
    </message>
    <message>
        <source>sharpness {share}</source>
        <translation>清晰度 {share}</translation>
    </message>
    <message>
        <source>brightness {share}</source>
        <translation>亮度 {share}</translation>
    </message>
    <message>
        <source>{pixels} pixels</source>
        <translation>{pixels} 像素</translation>
    </message>
    <message>
        <source>aspect ratio {ratio} : 1</source>
        <translation>长宽比 {ratio} : 1</translation>
    </message>
    <message>
        <source>similarity {share}</source>
        <translation>匹配度 {share}</translation>
    </message>
    <message>
        <source>most similar to {sku}</source>
        <translation>与 {sku} 最相似</translation>
    </message>
    <message>
        <source>Next group (or ↓)</source>
        <translation>下一组（或 ↓）</translation>
    </message>
    <message>
        <source>Previous group (or ↑)</source>
        <translation>上一组（或 ↑）</translation>
    </message>
    <message>
        <source>Make the product the reference</source>
        <translation>设为保留商品</translation>
    </message>
    <message>
        <source>Merge into the reference</source>
        <translation>并入保留商品</translation>
    </message>
    <message>
        <source>Decide later</source>
        <translation>稍后处理</translation>
    </message>
    <message>
        <source>Select or deselect the product</source>
        <translation>勾选或取消勾选商品</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>并排</translation>
    </message>
    <message>
        <source>Overlay</source>
        <translation>叠放</translation>
    </message>
    <message>
        <source>Split with slider (Shift+← → moves it)</source>
        <translation>滑块分割（Shift+← → 移动滑块）</translation>
    </message>
    <message>
        <source>Differences</source>
        <translation>显示差异</translation>
    </message>
    <message>
        <source>Swap the overlaid pictures</source>
        <translation>切换叠放的图片</translation>
    </message>
    <message>
        <source>Alternate automatically</source>
        <translation>自动轮换</translation>
    </message>
    <message>
        <source>Fit to window</source>
        <translation>适合窗口</translation>
    </message>
    <message>
        <source>Actual size</source>
        <translation>实际大小</translation>
    </message>
    <message>
        <source>Filter by name or SKU</source>
        <translation>按名称或货号筛选</translation>
    </message>
    <message>
        <source>Use the value in the merge (in the table)</source>
        <translation>合并时采用该值（在表格中）</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Next and previous picture of the group</source>
        <translation>本组下一张、上一张图片</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>空格键</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>回车键</translation>
    </message>
    <message>
        <source>Identical</source>
        <translation>图片完全相同</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>待处理</translation>
    </message>
    <message>
        <source>price differs</source>
        <translation>价格不同</translation>
    </message>
    <message>
        <source>category differs</source>
        <translation>类别不同</translation>
    </message>
    <message>
        <source>Change of products</source>
        <translation>修改商品</translation>
    </message>
    <message>
        <source>Addition of products</source>
        <translation>添加商品</translation>
    </message>
    <message>
        <source>Deletion of products</source>
        <translation>删除商品</translation>
    </message>
    <message>
        <source>Archiving of products</source>
        <translation>归档商品</translation>
    </message>
    <message>
        <source>Unarchiving of products</source>
        <translation>取消归档商品</translation>
    </message>
    <message>
        <source>Change of pictures</source>
        <translation>更改图片</translation>
    </message>
    <message>
        <source>Choice of a main picture</source>
        <translation>选择主图</translation>
    </message>
    <message>
        <source>Photo of the counter</source>
        <translation>柜台照片</translation>
    </message>
    <message>
        <source>Correction at the counter</source>
        <translation>柜台更正</translation>
    </message>
    <message>
        <source>Correction of imported rows</source>
        <translation>更正导入的行</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>合并</translation>
    </message>
    <message>
        <source>Marking as variants</source>
        <translation>标为不同规格</translation>
    </message>
    <message>
        <source>Marking as different</source>
        <translation>标为不是同一商品</translation>
    </message>
    <message>
        <source>Postponement</source>
        <translation>稍后处理</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Cancelled change</source>
        <translation>已取消的更改</translation>
    </message>
    <message>
        <source>Learning</source>
        <translation>学习</translation>
    </message>
    <message>
        <source>Start of a stock take</source>
        <translation>开始盘点</translation>
    </message>
    <message>
        <source>Removal of a stock take</source>
        <translation>删除盘点</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>Restored backup</source>
        <translation>恢复备份</translation>
    </message>
    <message>
        <source>Repair</source>
        <translation>修复</translation>
    </message>
    <message>
        <source>Change of settings</source>
        <translation>更改设置</translation>
    </message>
    <message>
        <source>Unlocking</source>
        <translation>解锁</translation>
    </message>
    <message>
        <source>Wrong password</source>
        <translation>密码错误</translation>
    </message>
    <message>
        <source>Change of passwords and roles</source>
        <translation>更改密码和角色</translation>
    </message>
    <message>
        <source>Deletion of kept answers</source>
        <translation>删除保留的结果</translation>
    </message>
    <message>
        <source>Deletion of photos for good</source>
        <translation>永久删除照片</translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation>加密</translation>
    </message>
    <message>
        <source>Decryption</source>
        <translation>解密</translation>
    </message>
    <message>
        <source>Change of the catalogue&apos;s password</source>
        <translation>更改商品库的密码</translation>
    </message>
    <message>
        <source>{name}</source>
        <translation>{name}</translation>
    </message>
    <message>
        <source>{what}: {subject}</source>
        <translation>{what}：{subject}</translation>
    </message>
    <message>
        <source>Postponed</source>
        <translation>稍后处理</translation>
    </message>
    <message>
        <source>Resolved</source>
        <translation>已处理</translation>
    </message>
    <message>
        <source>looks similar</source>
        <translation>外观相似</translation>
    </message>
    <message>
        <source>similar names</source>
        <translation>名称相近</translation>
    </message>
    <message>
        <source>Mark as variants</source>
        <translation>标为不同规格</translation>
    </message>
    <message>
        <source>Not the same product</source>
        <translation>不是同一商品</translation>
    </message>
    <message>
        <source>Most pictures</source>
        <translation>图片最多</translation>
    </message>
    <message>
        <source>Sharpest picture</source>
        <translation>图片最清晰</translation>
    </message>
    <message>
        <source>Largest picture</source>
        <translation>图片最大</translation>
    </message>
    <message>
        <source>Oldest product</source>
        <translation>录入最早</translation>
    </message>
    <message>
        <source>Cheapest product</source>
        <translation>价格最低</translation>
    </message>
    <message>
        <source>Longest description</source>
        <translation>描述最长</translation>
    </message>
    <message>
        <source>Only one picture</source>
        <translation>只有一张图片</translation>
    </message>
    <message>
        <source>Blurred</source>
        <translation>模糊</translation>
    </message>
    <message>
        <source>Too dark</source>
        <translation>太暗</translation>
    </message>
    <message>
        <source>Too small</source>
        <translation>太小</translation>
    </message>
    <message>
        <source>Unlike its other pictures</source>
        <translation>与本商品其他图片不符</translation>
    </message>
    <message>
        <source>Easily confused</source>
        <translation>容易混淆</translation>
    </message>
    <message>
        <source>{others} merged into {reference}</source>
        <translation>{others} 已并入 {reference}</translation>
    </message>
    <message>
        <source>{reference}, {others}: marked as variants</source>
        <translation>{reference}、{others}：已标为不同规格</translation>
    </message>
    <message>
        <source>{reference}, {others}: marked as different products</source>
        <translation>{reference}、{others}：已标为不是同一商品</translation>
    </message>
    <message>
        <source>{reference}, {others}: postponed</source>
        <translation>{reference}、{others}：稍后处理</translation>
    </message>
    <message>
        <source>Unusual shape</source>
        <translation>形状异常</translation>
    </message>
    <message>
        <source>Variants</source>
        <translation>不同规格</translation>
    </message>
    <message>
        <source>Same picture twice</source>
        <translation>图片重复</translation>
    </message>
    <message>
        <source>Sure</source>
        <translation>确定</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>已确认</translation>
    </message>
    <message>
        <source>Without choice</source>
        <translation>未选择</translation>
    </message>
    <message>
        <source>Corrected</source>
        <translation>已更正</translation>
    </message>
    <message>
        <source>Date and time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>User</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>Station</source>
        <translation>电脑</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>操作内容</translation>
    </message>
    <message>
        <source>Exporting the log</source>
        <translation>正在导出操作日志</translation>
    </message>
    <message>
        <source>SKU</source>
        <translation>货号</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Accepted SKU</source>
        <translation>确认的货号</translation>
    </message>
    <message>
        <source>First offered SKU</source>
        <translation>首选货号</translation>
    </message>
    <message>
        <source>First offered name</source>
        <translation>首选名称</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>匹配度</translation>
    </message>
    <message>
        <source>Codes</source>
        <translation>条码</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>批号</translation>
    </message>
    <message>
        <source>Best before</source>
        <translation>最佳食用期</translation>
    </message>
    <message>
        <source>Use by</source>
        <translation>保质期至</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>顾客</translation>
    </message>
    <message>
        <source>Brand</source>
        <translation>品牌</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>价格</translation>
    </message>
    <message>
        <source>name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>brand</source>
        <translation>品牌</translation>
    </message>
    <message>
        <source>category</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>price</source>
        <translation>价格</translation>
    </message>
    <message>
        <source>currency</source>
        <translation>货币</translation>
    </message>
    <message>
        <source>GTIN</source>
        <translation>条码</translation>
    </message>
    <message>
        <source>description</source>
        <translation>描述</translation>
    </message>
    <message>
        <source>{sku} is already on line {line} with a different {fields}.</source>
        <translation>{sku} 已在第 {line} 行出现，但{fields}不同。</translation>
    </message>
    <message>
        <source>{some}, {one}</source>
        <translation>{some}、{one}</translation>
    </message>
    <message>
        <source>{some} and {one}</source>
        <translation>{some}和{one}</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>描述</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Other SKUs</source>
        <translation>其他货号</translation>
    </message>
    <message>
        <source>Same photo</source>
        <translation>同一张照片</translation>
    </message>
    <message>
        <source>Probably the same</source>
        <translation>可能相同</translation>
    </message>
    <message>
        <source>Pictures ({patterns})</source>
        <translation>图片 ({patterns})</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Open photo</source>
        <translation>打开照片</translation>
    </message>
    <message>
        <source>Open catalogue</source>
        <translation>打开商品库</translation>
    </message>
    <message>
        <source>Writing pairs</source>
        <translation>正在写入图片对</translation>
    </message>
    <message>
        <source>The picture stays as it was: {reason}</source>
        <translation>图片保留原样：{reason}</translation>
    </message>
    <message>
        <source>The product is imported without this picture: {reason}</source>
        <translation>商品已导入，但缺少这张图片：{reason}</translation>
    </message>
    <message>
        <source>This photo was taken at the counter and has no file.</source>
        <translation>此照片在柜台拍摄，没有对应的文件。</translation>
    </message>
    <message>
        <source>Open another picture of the product.</source>
        <translation>请打开该商品的其他图片。</translation>
    </message>
    <message>
        <source>{file} no longer exists.</source>
        <translation>{file} 已不存在。</translation>
    </message>
    <message>
        <source>Restore the file. Until then, Vitrine shows its thumbnail.</source>
        <translation>请恢复该文件。在此之前，Vitrine 显示缩略图。</translation>
    </message>
    <message>
        <source>Checking the catalogue</source>
        <translation>正在检查商品库</translation>
    </message>
    <message>
        <source>Grouping duplicates</source>
        <translation>正在归并重复商品</translation>
    </message>
    <message>
        <source>The catalogue is not ready for photos yet.</source>
        <translation>商品库尚未准备好用照片搜索。</translation>
    </message>
    <message>
        <source>Evaluation cancelled.</source>
        <translation>评估已取消。</translation>
    </message>
    <message>
        <source>Import cancelled.</source>
        <translation>导入已取消。</translation>
    </message>
    <message>
        <source>Products imported so far are kept. Import again to continue.</source>
        <translation>已导入的商品会保留。再次导入即可继续。</translation>
    </message>
    <message>
        <source>Embedding pictures with the new model</source>
        <translation>正在用新模型处理图片</translation>
    </message>
    <message>
        <source>Measuring colours, shapes and textures</source>
        <translation>正在分析颜色、形状和纹理</translation>
    </message>
    <message>
        <source>Extracting keypoints</source>
        <translation>正在提取特征点</translation>
    </message>
    <message>
        <source>A photo cannot find this product. Import a picture of it.</source>
        <translation>用照片找不到此商品。请导入它的图片。</translation>
    </message>
    <message>
        <source>Add pictures of other sides: recognition becomes more reliable.</source>
        <translation>请补充其他角度的图片，识别会更可靠。</translation>
    </message>
    <message>
        <source>Use a sharper picture: recognition becomes more reliable.</source>
        <translation>请换用更清晰的图片，识别会更可靠。</translation>
    </message>
    <message>
        <source>Use a brighter picture: recognition becomes more reliable.</source>
        <translation>请换用更明亮的图片，识别会更可靠。</translation>
    </message>
    <message>
        <source>Use a larger picture: recognition becomes more reliable.</source>
        <translation>请换用更大的图片，识别会更可靠。</translation>
    </message>
    <message>
        <source>The shape of this picture is unusual in this catalogue.</source>
        <translation>此图片的形状在本商品库中不常见。</translation>
    </message>
    <message>
        <source>One of these two pictures is superfluous.</source>
        <translation>这两张图片有一张是多余的。</translation>
    </message>
    <message>
        <source>This may be a picture of the other product.</source>
        <translation>这可能是另一件商品的图片。</translation>
    </message>
    <message>
        <source>These products are easily confused. Add more pictures of both.</source>
        <translation>这两件商品容易混淆。请各补充几张图片。</translation>
    </message>
    <message>
        <source>Calibrating scores</source>
        <translation>正在校准得分</translation>
    </message>
    <message>
        <source>Take a photo with the camera</source>
        <translation>用摄像头拍照</translation>
    </message>
    <message>
        <source>Count live what lies in front of the camera</source>
        <translation>实时清点镜头前的商品</translation>
    </message>
    <message>
        <source>Move between the boxes</source>
        <translation>在框之间移动</translation>
    </message>
    <message>
        <source>The box is right; go on to the next one to check</source>
        <translation>此框正确，转到下一个待核对的框</translation>
    </message>
    <message>
        <source>The box is another product</source>
        <translation>此框是另一件商品</translation>
    </message>
    <message>
        <source>The box is no product of the catalogue</source>
        <translation>此框不是库中的商品</translation>
    </message>
    <message>
        <source>Delete the box, or all boxes of the product</source>
        <translation>删除此框，或该商品的所有框</translation>
    </message>
    <message>
        <source>Draw a box</source>
        <translation>画框</translation>
    </message>
    <message>
        <source>Move the box; with Shift resize it</source>
        <translation>移动框；按住 Shift 调整大小</translation>
    </message>
    <message>
        <source>Count one more or one less of the product</source>
        <translation>该商品数量加一或减一</translation>
    </message>
    <message>
        <source>Search products for the box</source>
        <translation>为此框搜索商品</translation>
    </message>
    <message>
        <source>Drop the drawn box, or select none</source>
        <translation>放弃正在画的框，或取消选择</translation>
    </message>
    <message>
        <source>Previous and next of several photos</source>
        <translation>多张照片中的上一张和下一张</translation>
    </message>
    <message>
        <source>Back to the previous results</source>
        <translation>返回上一次的结果</translation>
    </message>
    <message>
        <source>Move between the products</source>
        <translation>在商品间移动</translation>
    </message>
    <message>
        <source>Accept the product and copy its SKU</source>
        <translation>确认该商品并复制货号</translation>
    </message>
    <message>
        <source>Esc or Backspace</source>
        <translation>Esc 或退格键</translation>
    </message>
    <message>
        <source>This is it: the photo shows the product</source>
        <translation>就是它：照片上是这件商品</translation>
    </message>
    <message>
        <source>Find similar products</source>
        <translation>查找相似商品</translation>
    </message>
    <message>
        <source>Copy the SKU</source>
        <translation>复制货号</translation>
    </message>
    <message>
        <source>Open the picture of the product</source>
        <translation>打开该商品的图片</translation>
    </message>
    <message>
        <source>The folder {name} has too many files to search for pictures by name.</source>
        <translation>文件夹 {name} 中的文件太多，无法按文件名查找图片。</translation>
    </message>
    <message>
        <source>The pictures in the cells of the workbook cannot be read.</source>
        <translation>工作簿单元格中的图片无法读取。</translation>
    </message>
    <message>
        <source>{count} pictures are on the web ({hosts}). They are only downloaded if you ask for it.</source>
        <translation>{count} 张图片在网络上（{hosts}）。只有您要求时才会下载。</translation>
    </message>
    <message>
        <source>A picture of the workbook cannot be read.</source>
        <translation>工作簿中的一张图片无法读取。</translation>
    </message>
    <message>
        <source>{address} is not downloaded: {reason}</source>
        <translation>{address} 未下载：{reason}</translation>
    </message>
    <message>
        <source>The text is too long for the name of a picture.</source>
        <translation>文字太长，不是图片的文件名。</translation>
    </message>
    <message>
        <source>{name} may be any of these: {places}.</source>
        <translation>{name} 可能是以下任意一个：{places}。</translation>
    </message>
    <message>
        <source>{name} is not in its folder; {place} is used.</source>
        <translation>{name} 不在所填的文件夹中，已改用 {place}。</translation>
    </message>
    <message>
        <source>Comparing the products</source>
        <translation>正在比较商品</translation>
    </message>
    <message>
        <source>The product {sku} was changed meanwhile.</source>
        <translation>商品“{sku}”已被更改。</translation>
    </message>
    <message>
        <source>Look at the proposals again.</source>
        <translation>请重新查看建议。</translation>
    </message>
    <message>
        <source>Too few products have a category and pictures: {count}, needed: {least}.</source>
        <translation>既有类别又有图片的商品太少：{count} 个，至少需要 {least} 个。</translation>
    </message>
    <message>
        <source>Give more products their category first.</source>
        <translation>请先为更多商品填写类别。</translation>
    </message>
    <message>
        <source>Changing the products</source>
        <translation>正在修改商品</translation>
    </message>
    <message>
        <source>The changes were undone before all were made.</source>
        <translation>修改尚未全部完成就已被撤销。</translation>
    </message>
    <message>
        <source>Checking the products</source>
        <translation>正在检查商品</translation>
    </message>
    <message>
        <source>A product has been deleted in the meantime.</source>
        <translation>有商品在此期间被删除。</translation>
    </message>
    <message>
        <source>Look at the preview again.</source>
        <translation>请重新查看预览。</translation>
    </message>
    <message>
        <source>The price would be too large.</source>
        <translation>价格将过大。</translation>
    </message>
    <message>
        <source>The price would be 0 or less.</source>
        <translation>价格将小于或等于 0。</translation>
    </message>
    <message>
        <source>Enter the text to replace.</source>
        <translation>请输入要替换的文字。</translation>
    </message>
    <message>
        <source>Give a number from -100 to 1000.</source>
        <translation>请填写 -100 到 1000 之间的数。</translation>
    </message>
    <message>
        <source>{amount} is not an amount.</source>
        <translation>“{amount}”不是金额。</translation>
    </message>
    <message>
        <source>Correct the field, then try again.</source>
        <translation>请更正此项，然后重试。</translation>
    </message>
    <message>
        <source>The text is longer than {count} characters.</source>
        <translation>文字超过了 {count} 个字符。</translation>
    </message>
    <message>
        <source>The price {price} is too large.</source>
        <translation>价格“{price}”过大。</translation>
    </message>
    <message>
        <source>Write the price {price} without thousands separators.</source>
        <translation>请填写价格“{price}”，不要使用千位分隔符。</translation>
    </message>
    <message>
        <source>A GTIN has 8, 12, 13 or 14 digits.</source>
        <translation>条码应为 8、12、13 或 14 位数字。</translation>
    </message>
    <message>
        <source>The last digit of the GTIN {gtin} would have to be {digit}.</source>
        <translation>条码“{gtin}”的最后一位应为 {digit}。</translation>
    </message>
    <message>
        <source>An attribute has no name.</source>
        <translation>有属性没有名称。</translation>
    </message>
    <message>
        <source>Two attributes are called {name}.</source>
        <translation>有两个属性都叫“{name}”。</translation>
    </message>
    <message>
        <source>Testing what can be learned</source>
        <translation>正在检验能学到什么</translation>
    </message>
    <message>
        <source>Open the address in a browser.</source>
        <translation>请在浏览器中打开该地址。</translation>
    </message>
    <message>
        <source>{host} does not respond.</source>
        <translation>{host} 没有响应。</translation>
    </message>
    <message>
        <source>The server answers {status}.</source>
        <translation>服务器返回 {status}。</translation>
    </message>
    <message>
        <source>The picture is larger than {limit} MB.</source>
        <translation>图片大于 {limit} MB。</translation>
    </message>
    <message>
        <source>Save it smaller.</source>
        <translation>请将其缩小后保存。</translation>
    </message>
    <message>
        <source>{host} takes too long.</source>
        <translation>{host} 响应时间过长。</translation>
    </message>
    <message>
        <source>{host} is not a public address.</source>
        <translation>{host} 不是公网地址。</translation>
    </message>
    <message>
        <source>{host} cannot be reached.</source>
        <translation>无法连接 {host}。</translation>
    </message>
    <message>
        <source>{host} leads to an address that is not allowed.</source>
        <translation>{host} 转到了不允许的地址。</translation>
    </message>
    <message>
        <source>Downloading pictures</source>
        <translation>正在下载图片</translation>
    </message>
    <message>
        <source>There are more than {limit} pictures.</source>
        <translation>图片超过 {limit} 张。</translation>
    </message>
    <message>
        <source>Adding the confirmed photos to the pictures</source>
        <translation>正在将已确认的照片加入产品图片</translation>
    </message>
    <message>
        <source>This column looks like a price, but is only kept as text.</source>
        <translation>此列像是价格，但只作为文字保留。</translation>
    </message>
    <message>
        <source>This column looks like a GTIN, but is only kept as text.</source>
        <translation>此列像是条码，但只作为文字保留。</translation>
    </message>
    <message>
        <source>This column looks like pictures, but is only kept as text.</source>
        <translation>此列像是图片，但只作为文字保留。</translation>
    </message>
    <message>
        <source>Column {number} has no heading; it is left out.</source>
        <translation>第 {number} 列没有标题，未导入。</translation>
    </message>
    <message>
        <source>The row is a total, not a product.</source>
        <translation>此行是合计，不是商品。</translation>
    </message>
    <message>
        <source>The row is a heading or a note, not a product.</source>
        <translation>此行是分组标题或备注，不是商品。</translation>
    </message>
    <message>
        <source>The row is a title, not a product.</source>
        <translation>此行是标题，不是商品。</translation>
    </message>
    <message>
        <source>The row repeats the headings.</source>
        <translation>此行重复了列标题。</translation>
    </message>
    <message>
        <source>The SKU is longer than {count} characters.</source>
        <translation>货号超过 {count} 个字符。</translation>
    </message>
    <message>
        <source>The formula of the cell has failed: {error}.</source>
        <translation>单元格公式出错：{error}。</translation>
    </message>
    <message>
        <source>The price {price} cannot be read.</source>
        <translation>无法识别价格“{price}”。</translation>
    </message>
    <message>
        <source>The price {price} is read as {value}.</source>
        <translation>价格“{price}”按 {value} 处理。</translation>
    </message>
    <message>
        <source>{text} is not a GTIN; it is kept as text.</source>
        <translation>“{text}”不是有效条码，作为文字保留。</translation>
    </message>
    <message>
        <source>{sku} is a date; a spreadsheet may have made it of the SKU.</source>
        <translation>{sku} 是日期，可能是表格软件把货号改成了日期。</translation>
    </message>
    <message>
        <source>Some letters of {text} cannot be read.</source>
        <translation>“{text}”中有无法识别的字符。</translation>
    </message>
    <message>
        <source>The text is cut: it is longer than {count} characters.</source>
        <translation>文字已截短：超过 {count} 个字符。</translation>
    </message>
    <message>
        <source>{name} has no sheet {sheet}.</source>
        <translation>{name} 没有名为“{sheet}”的工作表。</translation>
    </message>
    <message>
        <source>It has: {sheets}.</source>
        <translation>其中有：{sheets}。</translation>
    </message>
    <message>
        <source>The sheet {sheet} of {name} is too large.</source>
        <translation>{name} 的工作表“{sheet}”太大。</translation>
    </message>
    <message>
        <source>{name} takes too long to read.</source>
        <translation>读取 {name} 所需的时间过长。</translation>
    </message>
    <message>
        <source>Divide it, or save it as a CSV file.</source>
        <translation>请拆分后再导入，或另存为 CSV 文件。</translation>
    </message>
    <message>
        <source>{name} cannot be read: it is damaged or too large.</source>
        <translation>无法读取 {name}：文件已损坏或过大。</translation>
    </message>
    <message>
        <source>{file} is a folder.</source>
        <translation>“{file}”是文件夹。</translation>
    </message>
    <message>
        <source>Name a file in it.</source>
        <translation>请指定其中的文件名。</translation>
    </message>
    <message>
        <source>Exporting products</source>
        <translation>正在导出商品</translation>
    </message>
    <message>
        <source>Backing up the catalogue</source>
        <translation>正在备份商品库</translation>
    </message>
    <message>
        <source>{name} is not a backup of a catalogue.</source>
        <translation>“{name}”不是商品库的备份。</translation>
    </message>
    <message>
        <source>Choose a file that vitrine backup has made, or an automatic backup.</source>
        <translation>请选择由 vitrine backup 生成的文件，或自动备份。</translation>
    </message>
    <message>
        <source>The backup {name} is damaged.</source>
        <translation>备份“{name}”已损坏。</translation>
    </message>
    <message>
        <source>Reading the backup</source>
        <translation>正在读取备份</translation>
    </message>
    <message>
        <source>Choose another backup.</source>
        <translation>请选择另一个备份。</translation>
    </message>
    <message>
        <source>{name} is a folder, not a backup.</source>
        <translation>“{name}”是文件夹，不是备份。</translation>
    </message>
    <message>
        <source>There is no file {path}.</source>
        <translation>没有文件“{path}”。</translation>
    </message>
    <message>
        <source>Restoring the backup</source>
        <translation>正在恢复备份</translation>
    </message>
    <message>
        <source>The option --out is missing.</source>
        <translation>缺少选项 --out。</translation>
    </message>
    <message>
        <source>Name the file to write, or a folder with --pictures.</source>
        <translation>请指定要写入的文件，或用 --pictures 指定文件夹。</translation>
    </message>
    <message>
        <source>--previews has no effect on {name}.</source>
        <translation>--previews 对 {name} 不起作用。</translation>
    </message>
    <message>
        <source>Leave it out, or write an XLSX file.</source>
        <translation>请去掉它，或导出为 XLSX 文件。</translation>
    </message>
    <message>
        <source>--{name} is empty.</source>
        <translation>--{name} 为空。</translation>
    </message>
    <message>
        <source>Leave it out or name one.</source>
        <translation>请去掉它，或给出一个值。</translation>
    </message>
    <message>
        <source>a folder of pictures</source>
        <translation>图片文件夹</translation>
    </message>
    <message>
        <source>a workbook</source>
        <translation>工作簿</translation>
    </message>
    <message>
        <source>a CSV file</source>
        <translation>CSV 文件</translation>
    </message>
    <message>
        <source>{option} has no effect on {kind}.</source>
        <translation>{option} 对{kind}不起作用。</translation>
    </message>
    <message>
        <source>Leave it out.</source>
        <translation>请去掉它。</translation>
    </message>
    <message>
        <source>{name} names no column.</source>
        <translation>{name} 没有指定任何列。</translation>
    </message>
    <message>
        <source>There is no folder {path}.</source>
        <translation>文件夹 {path} 不存在。</translation>
    </message>
    <message>
        <source>Choose the folder of the pictures that the table names.</source>
        <translation>请选择表格中图片所在的文件夹。</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Added on</source>
        <translation>添加时间</translation>
    </message>
    <message>
        <source>Changed on</source>
        <translation>修改时间</translation>
    </message>
    <message>
        <source>Archived on</source>
        <translation>归档时间</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>货币</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>更改前</translation>
    </message>
    <message>
        <source>After</source>
        <translation>更改后</translation>
    </message>
    <message>
        <source>(empty)</source>
        <translation>（空）</translation>
    </message>
    <message>
        <source>{field}: {before} → {after}</source>
        <translation>{field}：{before} → {after}</translation>
    </message>
    <message>
        <source>Product added</source>
        <translation>新增商品</translation>
    </message>
    <message>
        <source>Picture added</source>
        <translation>添加图片</translation>
    </message>
    <message>
        <source>Other SKU added: {value}</source>
        <translation>添加其他货号：{value}</translation>
    </message>
    <message>
        <source>Merged into another product</source>
        <translation>合并到另一件商品</translation>
    </message>
    <message>
        <source>Archived</source>
        <translation>归档时间</translation>
    </message>
    <message>
        <source>Product deleted</source>
        <translation>删除商品</translation>
    </message>
    <message>
        <source>Picture removed</source>
        <translation>移除图片</translation>
    </message>
    <message>
        <source>Other SKU removed: {value}</source>
        <translation>移除其他货号：{value}</translation>
    </message>
    <message>
        <source>Merge undone</source>
        <translation>撤销合并</translation>
    </message>
    <message>
        <source>Unarchived</source>
        <translation>取消归档</translation>
    </message>
    <message>
        <source>Main picture chosen</source>
        <translation>选择主图</translation>
    </message>
    <message>
        <source>File of a picture moved or renamed</source>
        <translation>图片文件被移动或改名</translation>
    </message>
    <message>
        <source>Import of {name}</source>
        <translation>导入“{name}”</translation>
    </message>
    <message>
        <source>Correction of rows of {name}</source>
        <translation>更正“{name}”的行</translation>
    </message>
    <message>
        <source>Values removed, because the table has none in this column: {count}.</source>
        <translation>表格此列已无内容，因此清除的值：{count} 个。</translation>
    </message>
    <message>
        <source>Empty cells that change nothing: {count}. Names, what was entered in Vitrine, and columns without any value stay.</source>
        <translation>不影响原值的空单元格：{count} 个。名称、在 Vitrine 中录入的内容以及整列为空的列保持不变。</translation>
    </message>
    <message>
        <source>only upper and lower case differ</source>
        <translation>仅大小写不同</translation>
    </message>
    <message>
        <source>only leading zeros differ</source>
        <translation>仅开头的 0 不同</translation>
    </message>
    <message>
        <source>only the hyphens differ</source>
        <translation>仅连字符不同</translation>
    </message>
    <message>
        <source>{sku} may be {other} in the catalogue: {difference}.</source>
        <translation>{sku} 可能就是商品库中的 {other}：{difference}。</translation>
    </message>
    <message>
        <source>{sku} may be {other} on line {line}: {difference}.</source>
        <translation>{sku} 可能就是第 {line} 行的 {other}：{difference}。</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Audit</source>
        <translation>查重</translation>
    </message>
    <message>
        <source>Catalogue</source>
        <translation>商品库</translation>
    </message>
    <message>
        <source>&amp;Catalogue</source>
        <translation>商品库(&amp;C)</translation>
    </message>
    <message>
        <source>Basket</source>
        <translation>购物篮</translation>
    </message>
    <message>
        <source>Counter</source>
        <translation>柜台</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>识别记录</translation>
    </message>
    <message>
        <source>{field} of {sku} is not saved: {reason}</source>
        <translation>“{sku}”的{field}未保存：{reason}</translation>
    </message>
    <message>
        <source>What you typed is kept: open the product again to correct it.</source>
        <translation>输入的内容已保留：请再次打开该商品进行修改。</translation>
    </message>
    <message>
        <source>Attributes</source>
        <translation>属性</translation>
    </message>
    <message>
        <source>The product has this picture already.</source>
        <translation>该商品已有这张图片。</translation>
    </message>
    <message>
        <source>{count} pictures cannot be read; the first: {reason}</source>
        <translation>{count} 张图片无法读取；第一张：{reason}</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>Comparing with the catalogue</source>
        <translation>正在与商品库比较</translation>
    </message>
    <message>
        <source>The catalogue is still being prepared. Try again in a moment.</source>
        <translation>商品库仍在准备中，请稍后再试。</translation>
    </message>
    <message>
        <source>More than {count} products cannot be copied.</source>
        <translation>一次最多复制 {count} 件商品。</translation>
    </message>
    <message>
        <source>Export them instead.</source>
        <translation>请改用导出。</translation>
    </message>
    <message>
        <source>No GTIN</source>
        <translation>无条码</translation>
    </message>
    <message>
        <source>No category</source>
        <translation>无类别</translation>
    </message>
    <message>
        <source>No price</source>
        <translation>无价格</translation>
    </message>
    <message>
        <source>Changed today</source>
        <translation>今天修改过</translation>
    </message>
    <message>
        <source>Photo taken at the counter</source>
        <translation>有柜台拍摄的照片</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>操作者</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Products</source>
        <translation>商品</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>修改项</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>{author} at {station}</source>
        <translation>{author}（{station}）</translation>
    </message>
    <message>
        <source>{file} exists already.</source>
        <translation>“{file}”已存在。</translation>
    </message>
    <message>
        <source>Choose another name, or add --force to replace it.</source>
        <translation>请换一个名称，或加上 --force 以替换。</translation>
    </message>
    <message>
        <source>Exporting pictures</source>
        <translation>正在导出图片</translation>
    </message>
    <message>
        <source>Back up the catalogue</source>
        <translation>备份商品库</translation>
    </message>
    <message>
        <source>Backups (*.zip)</source>
        <translation>备份 (*.zip)</translation>
    </message>
    <message>
        <source>Backed up: {file}</source>
        <translation>已备份：{file}</translation>
    </message>
    <message>
        <source>Backup cancelled.</source>
        <translation>备份已取消。</translation>
    </message>
    <message>
        <source>The damaged file is kept as {file}.</source>
        <translation>损坏的文件保存为“{file}”。</translation>
    </message>
    <message>
        <source>The replaced catalogue is kept as {file}. Restore it to undo this.</source>
        <translation>原商品库已保存为“{file}”。恢复它即可撤销本次操作。</translation>
    </message>
    <message>
        <source>The backup is restored.</source>
        <translation>备份已恢复。</translation>
    </message>
    <message>
        <source>Products: {products}. {outside} pictures are in other folders; the backup has only their thumbnails. Back up these folders too.</source>
        <translation>商品：{products} 件。另有 {outside} 张图片在其他文件夹中，备份只包含其缩略图，请一并备份这些文件夹。</translation>
    </message>
    <message>
        <source>Products: {products}; pictures: {pictures}</source>
        <translation>商品：{products} 件；图片：{pictures} 张</translation>
    </message>
    <message>
        <source>The catalogue is not damaged. Nothing is changed.</source>
        <translation>商品库没有损坏，未作任何更改。</translation>
    </message>
    <message>
        <source>Products: {products}, lost: {lost_products}. Pictures: {pictures}, lost: {lost_pictures}. The damaged file is kept as {file}.</source>
        <translation>商品：{products} 件，丢失：{lost_products}。图片：{pictures} 张，丢失：{lost_pictures}。损坏的文件保存为 {file}。</translation>
    </message>
    <message>
        <source>The catalogue is repaired.</source>
        <translation>商品库已修复。</translation>
    </message>
    <message>
        <source>The catalogue is repaired. Products and pictures are complete; other data are lost.</source>
        <translation>商品库已修复。商品和图片完整；其他数据已丢失。</translation>
    </message>
    <message>
        <source>The catalogue is repaired; some of it is lost.</source>
        <translation>商品库已修复，部分内容丢失。</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Products in the backup: {products}; pictures: {pictures}.</source>
        <translation>备份中的商品：{products} 件；图片：{pictures} 张。</translation>
    </message>
    <message>
        <source>The catalogue is damaged; the backup replaces it.</source>
        <translation>商品库已损坏，将由备份替换。</translation>
    </message>
    <message>
        <source>Restoring it adds {more}, removes {fewer} and changes {changed} products.</source>
        <translation>恢复后将增加 {more} 件商品，移除 {fewer} 件，更改 {changed} 件。</translation>
    </message>
    <message>
        <source>Its products are the same as those of the catalogue.</source>
        <translation>其中的商品与当前商品库相同。</translation>
    </message>
    <message>
        <source>This is a backup of another catalogue.</source>
        <translation>这是另一个商品库的备份。</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>Before a restore</source>
        <translation>恢复前</translation>
    </message>
    <message>
        <source>Manual</source>
        <translation>手动</translation>
    </message>
    <message>
        <source>Products: {products}; pictures: {pictures}, of which {small} are small because the original is missing</source>
        <translation>商品：{products} 件；图片：{pictures} 张，其中 {small} 张因原图丢失只有缩略图</translation>
    </message>
    <message>
        <source>Products: {products}</source>
        <translation>商品：{products} 件</translation>
    </message>
    <message>
        <source>{file} is unchanged.</source>
        <translation>“{file}”保持不变。</translation>
    </message>
    <message>
        <source>The pictures copied so far are kept.</source>
        <translation>已复制的图片会保留。</translation>
    </message>
    <message>
        <source>Export cancelled.</source>
        <translation>导出已取消。</translation>
    </message>
    <message>
        <source>Unicode (UTF-8)</source>
        <translation>Unicode（UTF-8）</translation>
    </message>
    <message>
        <source>Unicode (UTF-16)</source>
        <translation>Unicode（UTF-16）</translation>
    </message>
    <message>
        <source>Western European (Windows-1252)</source>
        <translation>西欧（Windows-1252）</translation>
    </message>
    <message>
        <source>Central European (Windows-1250)</source>
        <translation>中欧（Windows-1250）</translation>
    </message>
    <message>
        <source>Cyrillic (Windows-1251)</source>
        <translation>西里尔文（Windows-1251）</translation>
    </message>
    <message>
        <source>Simplified Chinese (GB18030)</source>
        <translation>简体中文（GB18030）</translation>
    </message>
    <message>
        <source>Traditional Chinese (Big5)</source>
        <translation>繁体中文（Big5）</translation>
    </message>
    <message>
        <source>Japanese (Shift JIS)</source>
        <translation>日文（Shift JIS）</translation>
    </message>
    <message>
        <source>Japanese (EUC-JP)</source>
        <translation>日文（EUC-JP）</translation>
    </message>
    <message>
        <source>Korean (EUC-KR)</source>
        <translation>韩文（EUC-KR）</translation>
    </message>
    <message>
        <source>Greek (Windows-1253)</source>
        <translation>希腊文（Windows-1253）</translation>
    </message>
    <message>
        <source>Turkish (Windows-1254)</source>
        <translation>土耳其文（Windows-1254）</translation>
    </message>
    <message>
        <source>Baltic (Windows-1257)</source>
        <translation>波罗的海（Windows-1257）</translation>
    </message>
    <message>
        <source>Hebrew (Windows-1255)</source>
        <translation>希伯来文（Windows-1255）</translation>
    </message>
    <message>
        <source>Arabic (Windows-1256)</source>
        <translation>阿拉伯文（Windows-1256）</translation>
    </message>
    <message>
        <source>Vietnamese (Windows-1258)</source>
        <translation>越南文（Windows-1258）</translation>
    </message>
    <message>
        <source>Thai (Windows-874)</source>
        <translation>泰文（Windows-874）</translation>
    </message>
    <message>
        <source>Central European (ISO 8859-2)</source>
        <translation>中欧（ISO 8859-2）</translation>
    </message>
    <message>
        <source>Cyrillic (KOI8-U)</source>
        <translation>西里尔文（KOI8-U）</translation>
    </message>
    <message>
        <source>Cyrillic (DOS 866)</source>
        <translation>西里尔文（DOS 866）</translation>
    </message>
    <message>
        <source>Western European (DOS 850)</source>
        <translation>西欧（DOS 850）</translation>
    </message>
    <message>
        <source>Central European (DOS 852)</source>
        <translation>中欧（DOS 852）</translation>
    </message>
    <message>
        <source>Western European (Macintosh)</source>
        <translation>西欧（Macintosh）</translation>
    </message>
    <message>
        <source>Cyrillic (Macintosh)</source>
        <translation>西里尔文（Macintosh）</translation>
    </message>
    <message>
        <source>There is no mapping {number}.</source>
        <translation>没有编号为 {number} 的列对应。</translation>
    </message>
    <message>
        <source>vitrine mappings lists the numbers.</source>
        <translation>用 vitrine mappings 可列出编号。</translation>
    </message>
    <message>
        <source>Set a field</source>
        <translation>设置字段</translation>
    </message>
    <message>
        <source>Clear a field</source>
        <translation>清空字段</translation>
    </message>
    <message>
        <source>Find and replace text</source>
        <translation>查找并替换文字</translation>
    </message>
    <message>
        <source>Raise or lower prices</source>
        <translation>提价或降价</translation>
    </message>
    <message>
        <source>Operation</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>字段</translation>
    </message>
    <message>
        <source>New value</source>
        <translation>新值</translation>
    </message>
    <message>
        <source>Replace with</source>
        <translation>替换为</translation>
    </message>
    <message>
        <source>Per cent</source>
        <translation>百分比</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Round to</source>
        <translation>取整方式</translation>
    </message>
    <message>
        <source>{text} is not a number.</source>
        <translation>“{text}”不是数字。</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>商品</translation>
    </message>
    <message>
        <source>Current category</source>
        <translation>当前类别</translation>
    </message>
    <message>
        <source>Proposed category</source>
        <translation>建议类别</translation>
    </message>
    <message>
        <source>Probability</source>
        <translation>可能性</translation>
    </message>
    <message>
        <source>(none)</source>
        <translation>（无）</translation>
    </message>
    <message>
        <source>The row has the texts of the store view {store}, which are not imported.</source>
        <translation>此行是店铺视图 {store} 的文字，不导入。</translation>
    </message>
    <message>
        <source>The row is part of a list of the product above it.</source>
        <translation>此行属于上面商品的子列表。</translation>
    </message>
    <message>
        <source>value {number}</source>
        <translation>第 {number} 项</translation>
    </message>
    <message>
        <source>the start</source>
        <translation>开头</translation>
    </message>
    <message>
        <source>{name} is not a JSON list of products: it cannot be read at {place}.</source>
        <translation>“{name}”不是 JSON 商品列表：{place}无法读取。</translation>
    </message>
    <message>
        <source>Choose a JSON file that Vitrine has exported, or a CSV or XLSX file.</source>
        <translation>请选择由 Vitrine 导出的 JSON 文件，或 CSV、XLSX 文件。</translation>
    </message>
    <message>
        <source>{name} is a page or a document, not a table.</source>
        <translation>{name} 是网页或文档，不是表格。</translation>
    </message>
    <message>
        <source>Open it in a spreadsheet program, and save it as XLSX or CSV.</source>
        <translation>请用表格软件打开，另存为 XLSX 或 CSV。</translation>
    </message>
    <message>
        <source>The search is being prepared.</source>
        <translation>正在准备搜索。</translation>
    </message>
    <message>
        <source>Try again in a moment.</source>
        <translation>请稍后再试。</translation>
    </message>
    <message>
        <source>Preparing the search</source>
        <translation>正在准备搜索</translation>
    </message>
    <message>
        <source>Sample shop</source>
        <translation>示例商店</translation>
    </message>
    <message>
        <source>Edit the cell, or show the details of the product</source>
        <translation>编辑单元格，或显示商品详情</translation>
    </message>
    <message>
        <source>Edit the cell</source>
        <translation>编辑单元格</translation>
    </message>
    <message>
        <source>Save the cell and edit the next one</source>
        <translation>保存并编辑下一个单元格</translation>
    </message>
    <message>
        <source>Discard what was typed</source>
        <translation>放弃输入的内容</translation>
    </message>
    <message>
        <source>Copy the selected rows</source>
        <translation>复制所选行</translation>
    </message>
    <message>
        <source>Select all products of the list</source>
        <translation>选中列表中的全部商品</translation>
    </message>
    <message>
        <source>Corrected rows have not been tried again.</source>
        <translation>有更正过的行尚未重试。</translation>
    </message>
    <message>
        <source>Try them again, or close again to discard the corrections.</source>
        <translation>请重试；再次关闭将放弃这些更正。</translation>
    </message>
    <message>
        <source>Write it like http://localhost:8080/products.</source>
        <translation>请按 http://localhost:8080/products 这样的格式填写。</translation>
    </message>
    <message>
        <source>{host} redirects to another address.</source>
        <translation>{host} 跳转到了别的地址。</translation>
    </message>
    <message>
        <source>Enter the final address of the till in the settings.</source>
        <translation>请在设置中填写收银机的最终地址。</translation>
    </message>
    <message>
        <source>“{text}” is not an address.</source>
        <translation>“{text}”不是有效的地址。</translation>
    </message>
    <message>
        <source>The address has a name or password in it.</source>
        <translation>地址中含有用户名或密码。</translation>
    </message>
    <message>
        <source>Use an address of the till that needs none.</source>
        <translation>请使用不需要用户名和密码的收银机地址。</translation>
    </message>
    <message>
        <source>{host} is outside of the local network.</source>
        <translation>{host} 不在本地网络中。</translation>
    </message>
    <message>
        <source>Allow other addresses in the settings if this is your till.</source>
        <translation>如果这是您的收银机，请在设置中允许其他地址。</translation>
    </message>
    <message>
        <source>It is sent again until the till takes it.</source>
        <translation>会一直重发，直到收银机收下。</translation>
    </message>
    <message>
        <source>{host} redirects too often.</source>
        <translation>{host} 跳转次数过多。</translation>
    </message>
    <message>
        <source>The till at {host} takes too long.</source>
        <translation>{host} 上的收银机响应太慢。</translation>
    </message>
    <message>
        <source>The till at {host} cannot be reached.</source>
        <translation>无法连接 {host} 上的收银机。</translation>
    </message>
    <message>
        <source>The till at {host} answers {status}.</source>
        <translation>{host} 上的收银机返回 {status}。</translation>
    </message>
    <message>
        <source>Enter the product at the till yourself.</source>
        <translation>请在收银机上手动录入该商品。</translation>
    </message>
    <message>
        <source>The entry could not be sent: {reason}.</source>
        <translation>无法发送：{reason}。</translation>
    </message>
    <message>
        <source>{file} is another table: its columns are others.</source>
        <translation>{file} 是另一张表格，列不一致。</translation>
    </message>
    <message>
        <source>Choose a new file for accepted products in the settings.</source>
        <translation>请在设置中为已确认的商品选择一个新文件。</translation>
    </message>
    <message>
        <source>There is no field {{{name}}}.</source>
        <translation>没有字段 {{{name}}}。</translation>
    </message>
    <message>
        <source>The fields are: {names}.</source>
        <translation>可用的字段：{names}。</translation>
    </message>
    <message>
        <source>A brace in “{text}” is not closed or not opened.</source>
        <translation>“{text}”中的大括号不成对。</translation>
    </message>
    <message>
        <source>Write fields like {{sku}}.</source>
        <translation>字段请写成 {{sku}} 的形式。</translation>
    </message>
    <message>
        <source>“{text}” would be the same for every product.</source>
        <translation>“{text}”对每件商品都一样。</translation>
    </message>
    <message>
        <source>The text is longer than {limit} characters.</source>
        <translation>文本超过 {limit} 个字符。</translation>
    </message>
    <message>
        <source>Write at least one field, such as {{sku}}.</source>
        <translation>请至少写一个字段，例如 {{sku}}。</translation>
    </message>
    <message>
        <source>{product} has no {fields}.</source>
        <translation>{product} 没有 {fields}。</translation>
    </message>
    <message>
        <source>Enter it on the catalogue page, or choose another text in the settings.</source>
        <translation>请在商品库页面填写，或在设置中改用其他文本。</translation>
    </message>
    <message>
        <source>Click into the field of the till once, then come back.</source>
        <translation>请先点一下收银机的输入框，再回到这里。</translation>
    </message>
    <message>
        <source>Typing into another window is not possible on this system.</source>
        <translation>此系统不支持向其他窗口输入。</translation>
    </message>
    <message>
        <source>Wayland lets no program type into another one; X11 does.</source>
        <translation>Wayland 不允许程序向其他程序输入，X11 可以。</translation>
    </message>
    <message>
        <source>Typing into another window needs the program xdotool.</source>
        <translation>向其他窗口输入需要安装 xdotool。</translation>
    </message>
    <message>
        <source>Copy the text instead; choose so in the settings.</source>
        <translation>请在设置中改为复制文本。</translation>
    </message>
    <message>
        <source>It is not known where to type.</source>
        <translation>不知道要输入到哪个窗口。</translation>
    </message>
    <message>
        <source>The window of the till is not there.</source>
        <translation>找不到收银机的窗口。</translation>
    </message>
    <message>
        <source>The window of the till cannot be typed into.</source>
        <translation>无法向收银机的窗口输入。</translation>
    </message>
    <message>
        <source>Comparing parts of the photo</source>
        <translation>正在比对照片的各个部分</translation>
    </message>
    <message>
        <source>Take a photo</source>
        <translation>拍照</translation>
    </message>
    <message>
        <source>Accept the first product</source>
        <translation>确认第一件商品</translation>
    </message>
    <message>
        <source>Accept another product</source>
        <translation>确认其他商品</translation>
    </message>
    <message>
        <source>Another photo of the same product</source>
        <translation>给同一件商品再拍一张</translation>
    </message>
    <message>
        <source>More products</source>
        <translation>更多商品</translation>
    </message>
    <message>
        <source>Why this product</source>
        <translation>为什么是这件商品</translation>
    </message>
    <message>
        <source>Whole picture, or the region again</source>
        <translation>整张照片，或恢复选区</translation>
    </message>
    <message>
        <source>Search by name</source>
        <translation>按名称搜索</translation>
    </message>
    <message>
        <source>Add as a new product</source>
        <translation>添加为新商品</translation>
    </message>
    <message>
        <source>Today&apos;s answers</source>
        <translation>今天的识别记录</translation>
    </message>
    <message>
        <source>List of this customer</source>
        <translation>本顾客的清单</translation>
    </message>
    <message>
        <source>In the list: change the count</source>
        <translation>清单中：修改数量</translation>
    </message>
    <message>
        <source>In the list: remove the product</source>
        <translation>清单中：移除商品</translation>
    </message>
    <message>
        <source>Back to the live picture</source>
        <translation>回到实时画面</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>These keys</source>
        <translation>显示这些按键</translation>
    </message>
    <message>
        <source>“{pattern}” is not a pattern of scale labels.</source>
        <translation>“{pattern}”不是有效的秤标签格式。</translation>
    </message>
    <message>
        <source>Write 13 characters, such as 21IIIIIWWWWWC: the prefix 02 or 20 to 29, I for the item number, W for grams, P for the price in hundredths or N for pieces, x for any digit, and C at the end.</source>
        <translation>请写 13 个字符，例如 21IIIIIWWWWWC：前缀 02 或 20 至 29，I 为商品编号，W 为克数，P 为以分计的价格，N 为件数，x 为任意数字，最后是 C。</translation>
    </message>
    <message>
        <source>{weight} kg</source>
        <translation>{weight} kg</translation>
    </message>
    <message>
        <source>{price} on the label</source>
        <translation>标签价 {price}</translation>
    </message>
    <message>
        <source>Batch {batch}</source>
        <translation>批号 {batch}</translation>
    </message>
    <message>
        <source>Use by {day}</source>
        <translation>有效期至 {day}</translation>
    </message>
    <message>
        <source>Best before {day}</source>
        <translation>保质期至 {day}</translation>
    </message>
    <message>
        <source>{text}: past</source>
        <translation>{text}（已过期）</translation>
    </message>
    <message>
        <source>No output for accepted products is chosen.</source>
        <translation>尚未选择确认商品后的输出方式。</translation>
    </message>
    <message>
        <source>Choose one in the settings, under “Accepting a product”.</source>
        <translation>请在设置的“确认商品时”中选择。</translation>
    </message>
    <message>
        <source>Saved: {file}</source>
        <translation>已保存：{file}</translation>
    </message>
    <message>
        <source>Copied: {text}</source>
        <translation>已复制：{text}</translation>
    </message>
    <message>
        <source>Typed: {text}</source>
        <translation>已输入：{text}</translation>
    </message>
    <message>
        <source>No file for accepted products is chosen.</source>
        <translation>尚未选择记录已确认商品的文件。</translation>
    </message>
    <message>
        <source>Choose one in the settings.</source>
        <translation>请在设置中选择。</translation>
    </message>
    <message>
        <source>No address of the till is entered.</source>
        <translation>尚未填写收银机的地址。</translation>
    </message>
    <message>
        <source>Enter it in the settings.</source>
        <translation>请在设置中填写。</translation>
    </message>
    <message>
        <source>Handed to the till: {product}</source>
        <translation>已送到收银机：{product}</translation>
    </message>
    <message>
        <source>The code {code} is not in the catalogue.</source>
        <translation>商品库中没有条码 {code}。</translation>
    </message>
    <message>
        <source>Add the product from a photo, and scan the code there.</source>
        <translation>请用照片添加该商品，并在那里扫描条码。</translation>
    </message>
    <message>
        <source>The date of {product} is past: {day}.</source>
        <translation>{product} 已过期：{day}。</translation>
    </message>
    <message>
        <source>Check it before you sell it.</source>
        <translation>出售前请核对。</translation>
    </message>
    <message>
        <source>This was changed elsewhere meanwhile. Save again to replace it.</source>
        <translation>此处刚刚在别处被修改。再次保存即可替换。</translation>
    </message>
    <message>
        <source>This was changed elsewhere meanwhile, to {value}. Save again to replace it.</source>
        <translation>此处刚刚在别处被改为“{value}”。再次保存即可替换。</translation>
    </message>
    <message>
        <source>{title}: {action}</source>
        <translation>{title}：{action}</translation>
    </message>
    <message>
        <source>{name}: its code was read. Enter accepts it.</source>
        <translation>{name}：已读到条码。按回车键接受。</translation>
    </message>
    <message>
        <source>The code is that of {name}, but the picture looks like {other}.</source>
        <translation>条码是“{name}”的，但照片更像“{other}”。</translation>
    </message>
    <message>
        <source>The code is that of several products. Press the number of the right one.</source>
        <translation>这个条码对应多件商品。请按正确商品的数字键。</translation>
    </message>
    <message>
        <source>No product has the code {code} or looks like this one.</source>
        <translation>没有条码为 {code} 或外观相似的商品。</translation>
    </message>
    <message>
        <source>The code {code} is not that of {name}.</source>
        <translation>条码 {code} 不是“{name}”的。</translation>
    </message>
    <message>
        <source>Sure: its code {code} was read</source>
        <translation>确定：已读到条码 {code}</translation>
    </message>
    <message>
        <source>Enter a name.</source>
        <translation>请输入名称。</translation>
    </message>
    <message>
        <source>Leave the demo to import {name}.</source>
        <translation>要导入 {name}，请先退出演示。</translation>
    </message>
    <message>
        <source>The kept answers were written by a newer version of Vitrine.</source>
        <translation>识别记录由更新版本的 Vitrine 写入。</translation>
    </message>
    <message>
        <source>Update Vitrine, or delete the kept answers.</source>
        <translation>请更新 Vitrine，或删除识别记录。</translation>
    </message>
    <message>
        <source>The file of the kept answers is no longer there.</source>
        <translation>保存的结果文件已不存在。</translation>
    </message>
    <message>
        <source>Open the catalogue again to begin a new one.</source>
        <translation>请重新打开商品库以新建该文件。</translation>
    </message>
    <message>
        <source>The file of the kept answers is damaged.</source>
        <translation>识别记录的文件已损坏。</translation>
    </message>
    <message>
        <source>Delete all kept answers to begin a new one.</source>
        <translation>请删除全部识别记录，重新开始。</translation>
    </message>
    <message>
        <source>The answers of the counter cannot be stored: the disk is full.</source>
        <translation>无法保存柜台的识别记录：磁盘已满。</translation>
    </message>
    <message>
        <source>Close other programs that use them, or let the settings keep nothing.</source>
        <translation>请关闭正在使用这些记录的其他程序，或在设置中选择不保留。</translation>
    </message>
    <message>
        <source>Allow writing to your data folder, or let the settings keep nothing.</source>
        <translation>请允许写入您的数据文件夹，或在设置中选择不保留。</translation>
    </message>
    <message>
        <source>The answers of the counter cannot be stored: {reason}.</source>
        <translation>无法保存柜台的识别记录：{reason}。</translation>
    </message>
    <message>
        <source>Free some space on the disk, or let the settings keep nothing.</source>
        <translation>请清理磁盘空间，或在设置中选择不保留。</translation>
    </message>
    <message>
        <source>The file of the kept answers is damaged and cannot be moved aside: {reason}.</source>
        <translation>识别记录的文件已损坏，且无法移开：{reason}。</translation>
    </message>
    <message>
        <source>The counter still works. Delete all kept answers to start a new file.</source>
        <translation>柜台可继续使用，但不保存记录。请删除全部识别记录，重新开始。</translation>
    </message>
    <message>
        <source>The file of the kept answers was damaged. It was moved to {folder}.</source>
        <translation>识别记录的文件已损坏，已移到 {folder}。</translation>
    </message>
    <message>
        <source>A new one was begun; the answers before are not listed any more.</source>
        <translation>已新建一个文件；之前的识别记录不再列出。</translation>
    </message>
    <message>
        <source>Photos of the counter are not kept: the disk is full.</source>
        <translation>未保留柜台照片：磁盘已满。</translation>
    </message>
    <message>
        <source>Free some space. The counter still works.</source>
        <translation>请清理空间。柜台可继续使用。</translation>
    </message>
    <message>
        <source>Photos of the counter are not kept: {reason}.</source>
        <translation>未保留柜台照片：{reason}。</translation>
    </message>
    <message>
        <source>The counter still works.</source>
        <translation>柜台可继续使用。</translation>
    </message>
    <message>
        <source>Not all answers could be deleted: {reason}.</source>
        <translation>未能删除全部识别记录：{reason}。</translation>
    </message>
    <message>
        <source>Close other programs that show the photos, then try again.</source>
        <translation>请关闭正在显示这些照片的其他程序，然后重试。</translation>
    </message>
    <message>
        <source>{product} is no longer in the catalogue.</source>
        <translation>商品库中已没有 {product}。</translation>
    </message>
    <message>
        <source>Choose another product, or undo that it was deleted.</source>
        <translation>请选择其他商品，或撤销删除。</translation>
    </message>
    <message>
        <source>The photo is a picture of it now; Undo takes this back.</source>
        <translation>照片已成为该商品的图片；可以撤销。</translation>
    </message>
    <message>
        <source>Corrected: {product}</source>
        <translation>已更正：{product}</translation>
    </message>
    <message>
        <source>{count} answers are exported to {file}.</source>
        <translation>已将 {count} 条识别记录导出到 {file}。</translation>
    </message>
    <message>
        <source>Correction undone</source>
        <translation>更正已撤销</translation>
    </message>
    <message>
        <source>batch {batch}</source>
        <translation>批号 {batch}</translation>
    </message>
    <message>
        <source>best before {day}</source>
        <translation>最佳食用期 {day}</translation>
    </message>
    <message>
        <source>use by {day}</source>
        <translation>保质期至 {day}</translation>
    </message>
    <message>
        <source>Photos of the counter are not kept: the disk is too slow.</source>
        <translation>未保留柜台照片：磁盘太慢。</translation>
    </message>
    <message>
        <source>Search answers</source>
        <translation>搜索识别记录</translation>
    </message>
    <message>
        <source>Correct to a product</source>
        <translation>更正为某件商品</translation>
    </message>
    <message>
        <source>Delete the selected answers</source>
        <translation>删除所选识别记录</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Del</translation>
    </message>
    <message>
        <source>Save it as JPEG or PNG.</source>
        <translation>请另存为 JPEG 或 PNG。</translation>
    </message>
    <message>
        <source>Save the picture in it as JPEG or PNG.</source>
        <translation>请把其中的图片另存为 JPEG 或 PNG。</translation>
    </message>
    <message>
        <source>a document</source>
        <translation>文档</translation>
    </message>
    <message>
        <source>a drawing</source>
        <translation>矢量图</translation>
    </message>
    <message>
        <source>a raw photo of a camera</source>
        <translation>相机 RAW 照片</translation>
    </message>
    <message>
        <source>Export it as JPEG or PNG.</source>
        <translation>请导出为 JPEG 或 PNG。</translation>
    </message>
    <message>
        <source>a video</source>
        <translation>视频</translation>
    </message>
    <message>
        <source>Save one of its pictures as JPEG or PNG.</source>
        <translation>请把其中一帧存为 JPEG 或 PNG。</translation>
    </message>
    <message>
        <source>a web page</source>
        <translation>网页</translation>
    </message>
    <message>
        <source>an archive</source>
        <translation>压缩包</translation>
    </message>
    <message>
        <source>Unpack it, and choose a picture in it.</source>
        <translation>请先解压，再选择其中的图片。</translation>
    </message>
    <message>
        <source>a picture of another format</source>
        <translation>其他格式的图片</translation>
    </message>
    <message>
        <source>{name} is {kind}, which Vitrine does not read.</source>
        <translation>{name} 是{kind}，Vitrine 不支持这种格式。</translation>
    </message>
    <message>
        <source>The file of the kept answers is empty.</source>
        <translation>识别记录的文件是空的。</translation>
    </message>
    <message>
        <source>The list of the last customer cannot be read: {reason}.</source>
        <translation>无法读取上一位顾客的清单：{reason}。</translation>
    </message>
    <message>
        <source>Accept its products again.</source>
        <translation>请重新确认这些商品。</translation>
    </message>
    <message>
        <source>The list of the last customer is damaged. It is in {file}.</source>
        <translation>上一位顾客的清单已损坏，保存在 {file}。</translation>
    </message>
    <message>
        <source>It was not accepted. Take a new photo.</source>
        <translation>未接受该商品。请重新拍照。</translation>
    </message>
    <message>
        <source>{product} has no price any more.</source>
        <translation>{product} 已没有价格。</translation>
    </message>
    <message>
        <source>The price of {product} has changed: {price}.</source>
        <translation>{product} 的价格已变为 {price}。</translation>
    </message>
    <message>
        <source>It was accepted at the new price.</source>
        <translation>已按新价格接受。</translation>
    </message>
    <message>
        <source>The vocabulary of keypoints {file} is missing or damaged.</source>
        <translation>特征点词表 {file} 缺失或已损坏。</translation>
    </message>
    <message>
        <source>The product in a photo is not looked for, because {file} cannot be used.</source>
        <translation>无法使用 {file}，因此不会在照片中定位商品。</translation>
    </message>
    <message>
        <source>Install Vitrine again.</source>
        <translation>请重新安装 Vitrine。</translation>
    </message>
    <message>
        <source>The scanned code {code} is no GTIN.</source>
        <translation>扫描到的“{code}”不是条码。</translation>
    </message>
    <message>
        <source>Labels cannot be read because rapidocr is not installed.</source>
        <translation>未安装 rapidocr，无法读取包装文字。</translation>
    </message>
    <message>
        <source>Install vitrine[ocr], then try again.</source>
        <translation>请安装 vitrine[ocr] 后重试。</translation>
    </message>
    <message>
        <source>Reading labels</source>
        <translation>正在读取包装文字</translation>
    </message>
    <message>
        <source>An order needs the columns sku and quantity.</source>
        <translation>订单需要 sku 和 quantity 两列。</translation>
    </message>
    <message>
        <source>{name} has no lines.</source>
        <translation>{name} 没有数据行。</translation>
    </message>
    <message>
        <source>Write a line for each product below the headings.</source>
        <translation>请在标题下为每件商品写一行。</translation>
    </message>
    <message>
        <source>{name} has more than {count} lines.</source>
        <translation>{name} 超过 {count} 行。</translation>
    </message>
    <message>
        <source>Divide the order into several tables.</source>
        <translation>请把订单分成几个表格。</translation>
    </message>
    <message>
        <source>{name}, line {line}: the quantity is no number.</source>
        <translation>{name} 第 {line} 行：数量不是数字。</translation>
    </message>
    <message>
        <source>Write a whole number from 0 to {most} there.</source>
        <translation>请填写 0 到 {most} 之间的整数。</translation>
    </message>
    <message>
        <source>Change of a count</source>
        <translation>修改数量</translation>
    </message>
    <message>
        <source>Deletion of a product</source>
        <translation>删除商品</translation>
    </message>
    <message>
        <source>sure</source>
        <translation>确定</translation>
    </message>
    <message>
        <source>not ordered</source>
        <translation>未订购</translation>
    </message>
    <message>
        <source>{count} missing</source>
        <translation>缺 {count} 件</translation>
    </message>
    <message>
        <source>{count} too many</source>
        <translation>多 {count} 件</translation>
    </message>
    <message>
        <source>please check</source>
        <translation>请核对</translation>
    </message>
    <message>
        <source>complete</source>
        <translation>齐全</translation>
    </message>
    <message>
        <source>Unknown things</source>
        <translation>未知物品</translation>
    </message>
    <message>
        <source>Unknown thing</source>
        <translation>库中没有</translation>
    </message>
    <message>
        <source>Box {number} of {count}</source>
        <translation>第 {number} 个框，共 {count} 个</translation>
    </message>
    <message>
        <source>Label: {words}.</source>
        <translation>标签上的文字：{words}。</translation>
    </message>
    <message>
        <source>A stock take has its name from its first photos.</source>
        <translation>盘点的名称在首次添加照片时确定。</translation>
    </message>
    <message>
        <source>Leave out --name, or leave out --session to start a new stock take.</source>
        <translation>请去掉 --name，或去掉 --session 以开始新的盘点。</translation>
    </message>
    <message>
        <source>The option --session is missing.</source>
        <translation>缺少选项 --session。</translation>
    </message>
    <message>
        <source>vitrine stock-take --catalog DIR lists the numbers.</source>
        <translation>vitrine stock-take --catalog DIR 会列出编号。</translation>
    </message>
    <message>
        <source>The stock take has no photo {file}.</source>
        <translation>这次盘点中没有照片 {file}。</translation>
    </message>
    <message>
        <source>--json lists its photos.</source>
        <translation>--json 会列出其中的照片。</translation>
    </message>
    <message>
        <source>{text} is not SKU=N.</source>
        <translation>“{text}”不是 SKU=N 的形式。</translation>
    </message>
    <message>
        <source>Write for example TEA-LEM=12.</source>
        <translation>请写成例如 TEA-LEM=12。</translation>
    </message>
    <message>
        <source>{sku} was not counted.</source>
        <translation>没有盘到货号为“{sku}”的商品。</translation>
    </message>
    <message>
        <source>Count it by hand with --count, or list it with --unseen.</source>
        <translation>请用 --count 手工计数，或用 --unseen 列出。</translation>
    </message>
    <message>
        <source>The two photos do not show the same shelf.</source>
        <translation>两张照片拍的不是同一个货架。</translation>
    </message>
    <message>
        <source>Take the photo again from about the same place.</source>
        <translation>请在大致相同的位置重新拍照。</translation>
    </message>
    <message>
        <source>Counting products</source>
        <translation>正在清点商品</translation>
    </message>
    <message>
        <source>As in stock</source>
        <translation>与库存一致</translation>
    </message>
    <message>
        <source>Missing units</source>
        <translation>缺少</translation>
    </message>
    <message>
        <source>Too many</source>
        <translation>多出</translation>
    </message>
    <message>
        <source>No stock known</source>
        <translation>库存未知</translation>
    </message>
    <message>
        <source>In no photo</source>
        <translation>照片中没有</translation>
    </message>
    <message>
        <source>Keep the stock</source>
        <translation>保留库存数</translation>
    </message>
    <message>
        <source>Count again</source>
        <translation>重新清点</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>实盘数</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>不存在</translation>
    </message>
    <message>
        <source>Moved</source>
        <translation>已移位</translation>
    </message>
    <message>
        <source>Fewer facings</source>
        <translation>排面减少</translation>
    </message>
    <message>
        <source>More facings</source>
        <translation>排面增加</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>Possibly empty</source>
        <translation>可能缺货</translation>
    </message>
    <message>
        <source>Please check</source>
        <translation>请核对</translation>
    </message>
    <message>
        <source>Partly covered or changed</source>
        <translation>部分被遮挡或有变化</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>Board</source>
        <translation>层</translation>
    </message>
    <message>
        <source>To check</source>
        <translation>待核对</translation>
    </message>
    <message>
        <source>Planned facings</source>
        <translation>应有排面</translation>
    </message>
    <message>
        <source>Facings</source>
        <translation>排面</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>陈列图</translation>
    </message>
    <message>
        <source>Room for</source>
        <translation>可放排面</translation>
    </message>
    <message>
        <source>Stock</source>
        <translation>库存</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差异</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>处理方式</translation>
    </message>
    <message>
        <source>Counted by</source>
        <translation>盘点人</translation>
    </message>
    <message>
        <source>Take a photo and draw a box around each product.</source>
        <translation>请拍照，并为每件商品画一个框。</translation>
    </message>
    <message>
        <source>Stock t&amp;ake</source>
        <translation>盘点(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Shelf</source>
        <translation>货架(&amp;S)</translation>
    </message>
    <message>
        <source>This plan of a shelf was removed.</source>
        <translation>这张陈列图已被删除。</translation>
    </message>
    <message>
        <source>Choose another plan.</source>
        <translation>请选择另一张陈列图。</translation>
    </message>
    <message>
        <source>The plan {name} was made by a newer version of Vitrine.</source>
        <translation>陈列图“{name}”由更新版本的 Vitrine 创建。</translation>
    </message>
    <message>
        <source>Update Vitrine to use it.</source>
        <translation>请更新 Vitrine 后再使用。</translation>
    </message>
    <message>
        <source>The plan in {name} is damaged.</source>
        <translation>{name} 中的陈列图已损坏。</translation>
    </message>
    <message>
        <source>Restore a backup of the catalogue, or remove the plan and keep a new one.</source>
        <translation>请恢复商品库的备份，或删除这张陈列图并重新保存。</translation>
    </message>
    <message>
        <source>A plan needs a name of at most {most} letters.</source>
        <translation>陈列图需要名称，最多 {most} 个字。</translation>
    </message>
    <message>
        <source>Enter the place of the shelf.</source>
        <translation>请输入货架的位置。</translation>
    </message>
    <message>
        <source>The process that opens files cannot be started.</source>
        <translation>无法启动用于打开文件的进程。</translation>
    </message>
    <message>
        <source>Close other programs, then try again.</source>
        <translation>请关闭其他程序，然后重试。</translation>
    </message>
    <message>
        <source>{name} cannot be opened: its decoder has crashed.</source>
        <translation>无法打开 {name}：解码器已崩溃。</translation>
    </message>
    <message>
        <source>Open it in another program, and save it as JPEG or PNG.</source>
        <translation>请用其他程序打开，并另存为 JPEG 或 PNG。</translation>
    </message>
    <message>
        <source>{count} photos cannot be read: {names}.</source>
        <translation>有 {count} 张照片无法读取：{names}。</translation>
    </message>
    <message>
        <source>Check the files, or take the photos again.</source>
        <translation>请检查文件，或重新拍照。</translation>
    </message>
    <message>
        <source>They are not counted twice.</source>
        <translation>不会重复计数。</translation>
    </message>
    <message>
        <source>It is not counted twice.</source>
        <translation>不会重复计数。</translation>
    </message>
    <message>
        <source>The photo is in this stock take already.</source>
        <translation>这张照片已在本次盘点中。</translation>
    </message>
    <message>
        <source>{name} is in this stock take already.</source>
        <translation>{name} 已在本次盘点中。</translation>
    </message>
    <message>
        <source>{count} photos are in this stock take already: {names}.</source>
        <translation>有 {count} 张照片已在本次盘点中：{names}。</translation>
    </message>
    <message>
        <source>No product was found in {names}.</source>
        <translation>在 {names} 中没有找到商品。</translation>
    </message>
    <message>
        <source>Show the camera, or the photos again</source>
        <translation>显示摄像头，或返回照片</translation>
    </message>
    <message>
        <source>Continue the stock take</source>
        <translation>继续盘点</translation>
    </message>
    <message>
        <source>Delete the box, or remove the photo</source>
        <translation>删除方框，或移除照片</translation>
    </message>
    <message>
        <source>Type the counted number</source>
        <translation>输入盘点数量</translation>
    </message>
    <message>
        <source>Set the stock to what was counted</source>
        <translation>将库存设为盘点数</translation>
    </message>
    <message>
        <source>Mark the products for counting again</source>
        <translation>标记商品为重新盘点</translation>
    </message>
    <message>
        <source>Go back: to the list, the photos, all stock takes</source>
        <translation>返回：列表、照片、所有盘点</translation>
    </message>
    <message>
        <source>Keep the stock of the selected products</source>
        <translation>保留所选商品的库存数</translation>
    </message>
    <message>
        <source>Decision about differences</source>
        <translation>差异的处理</translation>
    </message>
    <message>
        <source>Setting of stocks</source>
        <translation>库存的更新</translation>
    </message>
    <message>
        <source>The list is saved in {file}.</source>
        <translation>列表已保存到 {file}。</translation>
    </message>
    <message>
        <source>Stock take {number}</source>
        <translation>盘点 {number}</translation>
    </message>
    <message>
        <source>{count} to check</source>
        <translation>{count} 个待核对</translation>
    </message>
    <message>
        <source>by hand</source>
        <translation>手工清点</translation>
    </message>
    <message>
        <source>The photo and the plan hardly agree.</source>
        <translation>照片中的商品与陈列图几乎都对不上。</translation>
    </message>
    <message>
        <source>Check that it shows the same shelf. If it does, keep it as the new plan.</source>
        <translation>请确认拍的是同一货架；如果是，请把它存为新的陈列图。</translation>
    </message>
    <message>
        <source>Keeping of a plan</source>
        <translation>保存陈列图</translation>
    </message>
    <message>
        <source>Removal of a plan</source>
        <translation>删除陈列图</translation>
    </message>
    <message>
        <source>Correction on the shelf</source>
        <translation>更正货架商品</translation>
    </message>
    <message>
        <source>Removal of the photo</source>
        <translation>移除照片</translation>
    </message>
    <message>
        <source>Take the photo closer to the shelf, in good light, not tilted.</source>
        <translation>请靠近货架、光线充足、端正地重拍。</translation>
    </message>
    <message>
        <source>Empty place</source>
        <translation>空位</translation>
    </message>
    <message>
        <source>possibly empty</source>
        <translation>可能缺货</translation>
    </message>
    <message>
        <source>{first}, {second}</source>
        <translation>{first}，{second}</translation>
    </message>
    <message>
        <source>Board {number}</source>
        <translation>第 {number} 层</translation>
    </message>
    <message>
        <source>room for {count}</source>
        <translation>可放 {count} 个</translation>
    </message>
    <message>
        <source>facings: {count}</source>
        <translation>排面：{count}</translation>
    </message>
    <message>
        <source>planned {planned}, found {found}</source>
        <translation>应有 {planned}，现有 {found}</translation>
    </message>
    <message>
        <source>Go along the shelf, or through the changes</source>
        <translation>沿货架移动，或逐项查看变化</translation>
    </message>
    <message>
        <source>Right; go on to the next facings to check</source>
        <translation>正确；转到下一处待核对的排面</translation>
    </message>
    <message>
        <source>The facings are another product</source>
        <translation>排面是另一件商品</translation>
    </message>
    <message>
        <source>The facings are no product of the catalogue</source>
        <translation>排面不是库中的商品</translation>
    </message>
    <message>
        <source>Delete the boxes</source>
        <translation>删除方框</translation>
    </message>
    <message>
        <source>Search products for the facings</source>
        <translation>为排面搜索商品</translation>
    </message>
    <message>
        <source>Cancel, close the camera, or select none</source>
        <translation>取消、关闭摄像头或取消选择</translation>
    </message>
    <message>
        <source>The last basket cannot be read: {reason}.</source>
        <translation>无法读取上次的购物篮：{reason}。</translation>
    </message>
    <message>
        <source>Count its products again.</source>
        <translation>请重新清点其中的商品。</translation>
    </message>
    <message>
        <source>The last basket is damaged. It is in {file}.</source>
        <translation>上次的购物篮已损坏，已移到 {file}。</translation>
    </message>
    <message>
        <source>Choose “Network camera…” and enter its address with the password again.</source>
        <translation>请选择“网络摄像头…”，重新输入含密码的地址。</translation>
    </message>
    <message>
        <source>This computer has no keyring that keeps passwords. Choose “Network camera…” and enter the address with the password again.</source>
        <translation>这台电脑没有可保存密码的密钥环。请选择“网络摄像头…”，重新输入含密码的地址。</translation>
    </message>
    <message>
        <source>The password of the camera {host} is not known.</source>
        <translation>不知道摄像头 {host} 的密码。</translation>
    </message>
    <message>
        <source>{count} is not a number of units.</source>
        <translation>“{count}”不是有效的件数。</translation>
    </message>
    <message>
        <source>Enter a number from 0 to {most}.</source>
        <translation>请输入 0 到 {most} 之间的数。</translation>
    </message>
    <message>
        <source>The user guide cannot be read.</source>
        <translation>无法读取使用指南。</translation>
    </message>
    <message>
        <source>The file {file} of the program is damaged.</source>
        <translation>程序文件 {file} 已损坏。</translation>
    </message>
    <message>
        <source>Install Vitrine again. Give a model of your own another name.</source>
        <translation>请重新安装 Vitrine。您自己的模型请使用其他名称。</translation>
    </message>
    <message>
        <source>Photos that were left when the window was closed are counted now: {count}.</source>
        <translation>正在清点上次关闭窗口时剩下的照片：{count} 张。</translation>
    </message>
    <message>
        <source>Photos that are not counted: {count}.</source>
        <translation>未清点的照片：{count} 张。</translation>
    </message>
    <message>
        <source>Add them again.</source>
        <translation>请重新添加。</translation>
    </message>
    <message>
        <source>There is no catalogue to repair.</source>
        <translation>没有可修复的商品库。</translation>
    </message>
    <message>
        <source>Name its folder with --catalog.</source>
        <translation>请用 --catalog 指定其文件夹。</translation>
    </message>
    <message>
        <source>The details for a bug report are on the clipboard.</source>
        <translation>问题报告所需的详细信息已复制到剪贴板。</translation>
    </message>
    <message>
        <source>Paste them. They have no names of files, catalogues or products.</source>
        <translation>请粘贴使用。其中不含文件、商品库或商品的名称。</translation>
    </message>
    <message>
        <source>{name} is not an ordinary file.</source>
        <translation>“{name}”不是普通文件。</translation>
    </message>
    <message>
        <source>Choose a file on a disk.</source>
        <translation>请选择磁盘上的文件。</translation>
    </message>
    <message>
        <source>Rename it, then try again.</source>
        <translation>请重命名，然后重试。</translation>
    </message>
    <message>
        <source>There is not enough memory.</source>
        <translation>内存不足。</translation>
    </message>
    <message>
        <source>Open the sample</source>
        <translation>打开示例</translation>
    </message>
    <message>
        <source>The sample catalogue is open: a small shop to try Vitrine with.</source>
        <translation>示例商品库已打开：一家可以用来试用 Vitrine 的小店。</translation>
    </message>
    <message>
        <source>The sample catalogue is a small shop to try Vitrine with.</source>
        <translation>示例商品库是一家可以用来试用 Vitrine 的小店。</translation>
    </message>
    <message>
        <source>With a catalogue open, Vitrine finds a product from a photo of it.</source>
        <translation>打开商品库后，Vitrine 可以根据照片查找商品。</translation>
    </message>
    <message>
        <source>This is the answer: the most probable product comes first.</source>
        <translation>这就是结果：最可能的商品排在最前面。</translation>
    </message>
    <message>
        <source>Drop a photo of a product here, paste it, or open a file.</source>
        <translation>将商品照片拖到这里，也可以粘贴或打开文件。</translation>
    </message>
    <message>
        <source>Drop a photo of a product here, or try this one.</source>
        <translation>将商品照片拖到这里，或者试试这一张。</translation>
    </message>
    <message>
        <source>Find this photo</source>
        <translation>查找这张照片</translation>
    </message>
    <message>
        <source>Hold a product up to the camera: the answer appears beside it.</source>
        <translation>将商品举到摄像头前，结果会显示在旁边。</translation>
    </message>
    <message>
        <source>The counter names what a customer brings to the camera, with its price.</source>
        <translation>柜台页面会识别顾客拿到摄像头前的商品，并显示价格。</translation>
    </message>
    <message>
        <source>Show the counter</source>
        <translation>打开柜台</translation>
    </message>
    <message>
        <source>Import your own table or folder of pictures, or drop it on the window.</source>
        <translation>导入您自己的表格或图片文件夹，也可以直接拖到窗口上。</translation>
    </message>
    <message>
        <source>Import products…</source>
        <translation>导入商品…</translation>
    </message>
    <message>
        <source>F1 opens the user guide at what you are doing; this menu has the tour, too.</source>
        <translation>按 F1 打开与当前操作对应的使用指南；导览也在这个菜单中。</translation>
    </message>
    <message>
        <source>Open the guide</source>
        <translation>打开使用指南</translation>
    </message>
    <message>
        <source>Neither hnswlib nor faiss can be loaded, so that pictures cannot be searched.</source>
        <translation>hnswlib 和 faiss 都无法加载，因此不能搜索图片。</translation>
    </message>
    <message>
        <source>An address begins with postgresql://.</source>
        <translation>地址以 postgresql:// 开头。</translation>
    </message>
    <message>
        <source>Special characters in a name or password are written like %40 for @.</source>
        <translation>名称或密码中的特殊字符要转义，例如 @ 写成 %40。</translation>
    </message>
    <message>
        <source>A port is a number of 1 to 65535.</source>
        <translation>端口是 1 到 65535 的数字。</translation>
    </message>
    <message>
        <source>Leave the parameter {name} out of it.</source>
        <translation>请去掉参数 {name}。</translation>
    </message>
    <message>
        <source>It ends with the name of a database.</source>
        <translation>地址末尾是数据库名称。</translation>
    </message>
    <message>
        <source>The address of the server cannot be read.</source>
        <translation>无法识别服务器地址。</translation>
    </message>
    <message>
        <source>The address of the server is not like {example}.</source>
        <translation>服务器地址的格式应为 {example}。</translation>
    </message>
    <message>
        <source>Check the network and that the server runs, then try again.</source>
        <translation>请检查网络，并确认服务器已运行，然后重试。</translation>
    </message>
    <message>
        <source>Ask the administrator of the server.</source>
        <translation>请联系服务器管理员。</translation>
    </message>
    <message>
        <source>Wait a moment, then try again.</source>
        <translation>请稍等片刻再试。</translation>
    </message>
    <message>
        <source>The server {server} cannot be reached.</source>
        <translation>无法连接到服务器 {server}。</translation>
    </message>
    <message>
        <source>There is no server {server} in this network.</source>
        <translation>此网络中没有服务器 {server}。</translation>
    </message>
    <message>
        <source>Check the name of the server and the network, then try again.</source>
        <translation>请检查服务器名称和网络，然后重试。</translation>
    </message>
    <message>
        <source>The server {server} asks for the password of {user}.</source>
        <translation>服务器 {server} 要求输入 {user} 的密码。</translation>
    </message>
    <message>
        <source>Enter it, or put it into the file of PGPASSFILE.</source>
        <translation>请输入密码，或写入 PGPASSFILE 指定的文件。</translation>
    </message>
    <message>
        <source>The server {server} does not accept the user {user} with this password.</source>
        <translation>服务器 {server} 不接受用户 {user} 的这个密码。</translation>
    </message>
    <message>
        <source>Check the user and the password, then try again.</source>
        <translation>请检查用户名和密码，然后重试。</translation>
    </message>
    <message>
        <source>The user {user} may not connect to the server {server}.</source>
        <translation>用户 {user} 无权连接服务器 {server}。</translation>
    </message>
    <message>
        <source>Ask the administrator of the server for a login.</source>
        <translation>请向服务器管理员申请账号。</translation>
    </message>
    <message>
        <source>The server {server} refuses connections without encryption.</source>
        <translation>服务器 {server} 拒绝未加密的连接。</translation>
    </message>
    <message>
        <source>Remove sslmode from the address.</source>
        <translation>请去掉地址中的 sslmode。</translation>
    </message>
    <message>
        <source>The server {server} offers no encryption.</source>
        <translation>服务器 {server} 不支持加密。</translation>
    </message>
    <message>
        <source>Ask the administrator of the server to switch on TLS.</source>
        <translation>请联系服务器管理员启用 TLS。</translation>
    </message>
    <message>
        <source>The server {server} and this computer have no version of TLS in common.</source>
        <translation>服务器 {server} 与这台电脑没有共同的 TLS 版本。</translation>
    </message>
    <message>
        <source>Update both, or ask the administrator of the server.</source>
        <translation>请更新两者，或联系服务器管理员。</translation>
    </message>
    <message>
        <source>The server {server} does not let {user} into the database {database} from this computer.</source>
        <translation>服务器 {server} 不允许 {user} 从这台电脑访问数据库 {database}。</translation>
    </message>
    <message>
        <source>Ask the administrator of the server to allow it in pg_hba.conf.</source>
        <translation>请联系服务器管理员在 pg_hba.conf 中放行。</translation>
    </message>
    <message>
        <source>The certificate that the server {server} is checked with is not on this computer.</source>
        <translation>这台电脑上没有用于核对服务器 {server} 的证书。</translation>
    </message>
    <message>
        <source>Save the shop&apos;s file ca.crt as {root_file}, or add ?sslrootcert=FILE to the address.</source>
        <translation>请把门店的 ca.crt 文件保存为 {root_file}，或在地址后加上 ?sslrootcert=文件。</translation>
    </message>
    <message>
        <source>The server {server} has no database {database}.</source>
        <translation>服务器 {server} 上没有数据库 {database}。</translation>
    </message>
    <message>
        <source>Check the name at the end of the address, or ask the administrator to create it.</source>
        <translation>请检查地址末尾的名称，或请管理员创建该数据库。</translation>
    </message>
    <message>
        <source>The database {database} of the server {server} lacks the extension pgvector.</source>
        <translation>服务器 {server} 的数据库 {database} 缺少扩展 pgvector。</translation>
    </message>
    <message>
        <source>Ask the administrator of the server to run CREATE EXTENSION vector in it.</source>
        <translation>请联系服务器管理员在该数据库中执行 CREATE EXTENSION vector。</translation>
    </message>
    <message>
        <source>The database {database} of the server {server} has no Vitrine catalogue.</source>
        <translation>服务器 {server} 的数据库 {database} 中没有 Vitrine 商品库。</translation>
    </message>
    <message>
        <source>Check the address, or create the catalogue with vitrine server init.</source>
        <translation>请检查地址，或用 vitrine server init 创建商品库。</translation>
    </message>
    <message>
        <source>The user {user} may not do this on the server {server}.</source>
        <translation>用户 {user} 在服务器 {server} 上无权这样做。</translation>
    </message>
    <message>
        <source>Ask an administrator of the catalogue for the role that it needs.</source>
        <translation>请向商品库管理员申请所需的角色。</translation>
    </message>
    <message>
        <source>Only the owner of the catalogue may do this on the server {server}.</source>
        <translation>只有商品库的所有者可以在服务器 {server} 上这样做。</translation>
    </message>
    <message>
        <source>Use the login of the owner in the address.</source>
        <translation>请在地址中使用所有者的账号。</translation>
    </message>
    <message>
        <source>The server {server} is starting up or shutting down.</source>
        <translation>服务器 {server} 正在启动或关闭。</translation>
    </message>
    <message>
        <source>The server {server} is a copy that accepts no changes.</source>
        <translation>服务器 {server} 是只读副本，不接受修改。</translation>
    </message>
    <message>
        <source>Add the main server to the address, or ask the administrator of the server.</source>
        <translation>请在地址中加上主服务器，或联系服务器管理员。</translation>
    </message>
    <message>
        <source>The server {server} has no free connection.</source>
        <translation>服务器 {server} 没有空闲连接。</translation>
    </message>
    <message>
        <source>Try again later, or ask the administrator to raise max_connections.</source>
        <translation>请稍后再试，或请管理员调大 max_connections。</translation>
    </message>
    <message>
        <source>The disk of the server {server} is full.</source>
        <translation>服务器 {server} 的磁盘已满。</translation>
    </message>
    <message>
        <source>Ask the administrator of the server to free some space, then try again.</source>
        <translation>请联系服务器管理员清理空间，然后重试。</translation>
    </message>
    <message>
        <source>The server {server} has not enough memory.</source>
        <translation>服务器 {server} 内存不足。</translation>
    </message>
    <message>
        <source>The server {server} took too long and was stopped.</source>
        <translation>服务器 {server} 用时过长，已停止。</translation>
    </message>
    <message>
        <source>Another station is changing the same on the server {server}.</source>
        <translation>另一台工作站正在服务器 {server} 上修改同样的内容。</translation>
    </message>
    <message>
        <source>The database {database} of the server {server} is damaged: {reason}.</source>
        <translation>服务器 {server} 的数据库 {database} 已损坏：{reason}。</translation>
    </message>
    <message>
        <source>Ask the administrator of the server to restore a backup.</source>
        <translation>请联系服务器管理员恢复备份。</translation>
    </message>
    <message>
        <source>The address of the server {server} has a value that cannot be used: {reason}.</source>
        <translation>服务器 {server} 的地址中有无法使用的值：{reason}。</translation>
    </message>
    <message>
        <source>Correct the address.</source>
        <translation>请更正地址。</translation>
    </message>
    <message>
        <source>The server {server} refuses the connection: {reason}.</source>
        <translation>服务器 {server} 拒绝连接：{reason}。</translation>
    </message>
    <message>
        <source>The server {server} refuses a statement: {reason}.</source>
        <translation>服务器 {server} 拒绝执行语句：{reason}。</translation>
    </message>
    <message>
        <source>The certificate of the server {server} is from an issuer that is not trusted here.</source>
        <translation>服务器 {server} 的证书由这台电脑不信任的机构签发。</translation>
    </message>
    <message>
        <source>Ask the administrator of the server for its ca.crt, and use no server that lacks it.</source>
        <translation>请向服务器管理员索取 ca.crt，没有它就不要使用该服务器。</translation>
    </message>
    <message>
        <source>The certificate of the server {server} has expired.</source>
        <translation>服务器 {server} 的证书已过期。</translation>
    </message>
    <message>
        <source>Ask the administrator of the server to renew it; check this computer&apos;s clock.</source>
        <translation>请联系服务器管理员更新证书，并检查这台电脑的时间。</translation>
    </message>
    <message>
        <source>The certificate of the server {server} is not valid yet.</source>
        <translation>服务器 {server} 的证书尚未生效。</translation>
    </message>
    <message>
        <source>Check this computer&apos;s clock.</source>
        <translation>请检查这台电脑的时间。</translation>
    </message>
    <message>
        <source>The certificate of the server {server} is that of another server.</source>
        <translation>服务器 {server} 的证书属于另一台服务器。</translation>
    </message>
    <message>
        <source>Use the name of the server that is in its certificate.</source>
        <translation>请使用证书中的服务器名称。</translation>
    </message>
    <message>
        <source>There is no shared catalogue in this database.</source>
        <translation>此数据库中没有共享商品库。</translation>
    </message>
    <message>
        <source>Check the name of the database, or publish a catalogue to it.</source>
        <translation>请检查数据库名称，或将一个商品库发布到其中。</translation>
    </message>
    <message>
        <source>The shared catalogue is of an earlier version of Vitrine.</source>
        <translation>此共享商品库属于较早版本的 Vitrine。</translation>
    </message>
    <message>
        <source>Ask the administrator to run “vitrine server init”, which updates it.</source>
        <translation>请管理员运行“vitrine server init”进行更新。</translation>
    </message>
    <message>
        <source>The shared catalogue was made by a newer version of Vitrine.</source>
        <translation>此共享商品库由较新版本的 Vitrine 创建。</translation>
    </message>
    <message>
        <source>Update Vitrine on this computer.</source>
        <translation>请更新此电脑上的 Vitrine。</translation>
    </message>
    <message>
        <source>Deleting photos from the backups</source>
        <translation>正在从备份中删除照片</translation>
    </message>
    <message>
        <source>Nothing was deleted: this cannot be undone.</source>
        <translation>未删除任何内容：删除后无法撤销。</translation>
    </message>
    <message>
        <source>Add --yes to delete, or --dry-run to see what would be deleted.</source>
        <translation>加上 --yes 进行删除，或加上 --dry-run 查看会删除什么。</translation>
    </message>
    <message>
        <source>Nothing to forget is named.</source>
        <translation>没有指定要删除的内容。</translation>
    </message>
    <message>
        <source>Add --day, --from and --to, --station or --photo.</source>
        <translation>请加上 --day、--from 和 --to、--station 或 --photo。</translation>
    </message>
    <message>
        <source>--day is one day, without --to.</source>
        <translation>--day 只表示一天，不能与 --to 一起使用。</translation>
    </message>
    <message>
        <source>Use --from and --to.</source>
        <translation>请使用 --from 和 --to。</translation>
    </message>
    <message>
        <source>--photo is one photo, without other conditions.</source>
        <translation>--photo 只表示一张照片，不能有其他条件。</translation>
    </message>
    <message>
        <source>Leave out --to and --station.</source>
        <translation>请去掉 --to 和 --station。</translation>
    </message>
    <message>
        <source>Deleting answers of the counter</source>
        <translation>正在删除柜台的识别记录</translation>
    </message>
    <message>
        <source>Deleting baskets</source>
        <translation>正在删除购物篮</translation>
    </message>
    <message>
        <source>A basket of the scope is open in a window.</source>
        <translation>要删除的购物篮正在另一个窗口中打开。</translation>
    </message>
    <message>
        <source>Close the window, then try again.</source>
        <translation>请关闭该窗口，然后重试。</translation>
    </message>
    <message>
        <source>Deleting photos from the catalogue</source>
        <translation>正在从商品库删除照片</translation>
    </message>
    <message>
        <source>Photos that became pictures of products</source>
        <translation>成为商品图片的照片</translation>
    </message>
    <message>
        <source>Photos of stock takes, with what was counted in them</source>
        <translation>盘点照片，以及其中清点的结果</translation>
    </message>
    <message>
        <source>Plans of shelves</source>
        <translation>货架的陈列图</translation>
    </message>
    <message>
        <source>Files that no product uses any more</source>
        <translation>不再有商品使用的文件</translation>
    </message>
    <message>
        <source>Files of the index, which is built again</source>
        <translation>索引文件（会重新建立）</translation>
    </message>
    <message>
        <source>Photos in backups, which are written again without them</source>
        <translation>备份中的照片（备份会重新写入，不含这些照片）</translation>
    </message>
    <message>
        <source>Backups that cannot be read, as a whole</source>
        <translation>无法读取的备份（整个删除）</translation>
    </message>
    <message>
        <source>Baskets with their photos</source>
        <translation>购物篮及照片</translation>
    </message>
    <message>
        <source>Answers of the counter with their photos</source>
        <translation>柜台的识别记录及照片</translation>
    </message>
    <message>
        <source>Answers in damaged files, as a whole</source>
        <translation>损坏文件中的识别记录（整个删除）</translation>
    </message>
    <message>
        <source>Writing the catalogue again without the deleted photos</source>
        <translation>正在重新写入商品库，不含已删除的照片</translation>
    </message>
    <message>
        <source>Name a day, a station or a photo.</source>
        <translation>请指定日期、计算机或照片。</translation>
    </message>
    <message>
        <source>The last day is before the first one.</source>
        <translation>最后一天早于第一天。</translation>
    </message>
    <message>
        <source>Exchange the two.</source>
        <translation>请把两者对调。</translation>
    </message>
    <message>
        <source>There is no photo {name}.</source>
        <translation>没有照片 {name}。</translation>
    </message>
    <message>
        <source>Name a file, or the 32 letters and digits of its hash.</source>
        <translation>请指定一个文件，或其 32 位哈希值。</translation>
    </message>
    <message>
        <source>Until you delete them, or forget them here</source>
        <translation>直到您删除，或在此彻底删除</translation>
    </message>
    <message>
        <source>Nothing is kept</source>
        <translation>不保存</translation>
    </message>
    <message>
        <source>At most {days} days and {megabytes} MB; the oldest are deleted first</source>
        <translation>最多 {days} 天且不超过 {megabytes} MB；最早的先删除</translation>
    </message>
    <message>
        <source>Answers of the counter</source>
        <translation>柜台的识别记录</translation>
    </message>
    <message>
        <source>A small photo of each capture, in which faces are blurred, what was offered, and what was accepted.</source>
        <translation>每次拍摄的小照片（人脸已模糊）、给出的候选商品，以及采用的商品。</translation>
    </message>
    <message>
        <source>The present basket</source>
        <translation>当前的购物篮</translation>
    </message>
    <message>
        <source>Its photos, in which faces are blurred, and its list, for the next start.</source>
        <translation>照片（人脸已模糊）和清单，供下次启动使用。</translation>
    </message>
    <message>
        <source>Until the basket is emptied</source>
        <translation>直到清空购物篮</translation>
    </message>
    <message>
        <source>The list of the present customer</source>
        <translation>本位顾客的清单</translation>
    </message>
    <message>
        <source>Products without photos.</source>
        <translation>商品，不含照片。</translation>
    </message>
    <message>
        <source>Until the next customer</source>
        <translation>直到下一位顾客</translation>
    </message>
    <message>
        <source>Photos that were confirmed, or taken of new products at the counter, also deleted ones that undo would bring back. Faces of people are blurred.</source>
        <translation>确认过的照片，以及在柜台为新商品拍的照片，也包括撤销可以恢复的已删除照片。人脸已模糊。</translation>
    </message>
    <message>
        <source>Photos of stock takes</source>
        <translation>盘点照片</translation>
    </message>
    <message>
        <source>Photos of shelves, with what was counted in them.</source>
        <translation>货架照片，以及其中清点的结果。</translation>
    </message>
    <message>
        <source>Until the stock take is removed</source>
        <translation>直到移除盘点</translation>
    </message>
    <message>
        <source>A photo of each shelf, in which faces are blurred.</source>
        <translation>每个货架一张照片，人脸已模糊。</translation>
    </message>
    <message>
        <source>Backups of the catalogue</source>
        <translation>商品库的备份</translation>
    </message>
    <message>
        <source>Copies with the photos that are in the catalogue, but without answers.</source>
        <translation>副本，含商品库中的照片，不含识别记录。</translation>
    </message>
    <message>
        <source>The five newest automatic ones; others until you delete them</source>
        <translation>最新的五个自动备份；其他备份直到您删除</translation>
    </message>
    <message>
        <source>What waits for the till</source>
        <translation>等待收银机的内容</translation>
    </message>
    <message>
        <source>Accepted products without photos, until the till has taken them.</source>
        <translation>已采用的商品，不含照片，直到收银机收下。</translation>
    </message>
    <message>
        <source>Until the till has taken them</source>
        <translation>直到收银机收下</translation>
    </message>
    <message>
        <source>Log and error reports</source>
        <translation>日志和错误报告</translation>
    </message>
    <message>
        <source>Texts of the program and numbers; no names, products or photos.</source>
        <translation>程序的文字和数字；没有姓名、商品或照片。</translation>
    </message>
    <message>
        <source>The newest few megabytes</source>
        <translation>最新的几 MB</translation>
    </message>
    <message>
        <source>The shared catalogue, with the photos that become pictures of products</source>
        <translation>共享商品库，包括成为商品图片的照片</translation>
    </message>
    <message>
        <source>Accepted products without photos, for the till</source>
        <translation>发给收银机的已采用商品，不含照片</translation>
    </message>
    <message>
        <source>The network camera, from which pictures are read</source>
        <translation>读取画面的网络摄像头</translation>
    </message>
    <message>
        <source>Pictures that a table names on the web, only if you choose it for an import</source>
        <translation>表格中指向网络的图片，仅在您为导入选择下载时</translation>
    </message>
    <message>
        <source>The lock of this computer in {file} cannot be read.</source>
        <translation>无法读取本机的锁 {file}。</translation>
    </message>
    <message>
        <source>An administrator of the computer can delete this file and lock it again.</source>
        <translation>计算机的管理员可以删除此文件，再重新设置密码。</translation>
    </message>
    <message>
        <source>The lock in {file} cannot be written: {reason}.</source>
        <translation>无法写入锁 {file}：{reason}。</translation>
    </message>
    <message>
        <source>Check the rights of its folder and the free space.</source>
        <translation>请检查其文件夹的权限和可用空间。</translation>
    </message>
    <message>
        <source>clerk</source>
        <translation>店员</translation>
    </message>
    <message>
        <source>merchandiser</source>
        <translation>商品管理员</translation>
    </message>
    <message>
        <source>administrator</source>
        <translation>系统管理员</translation>
    </message>
    <message>
        <source>add photos to products</source>
        <translation>为商品添加照片</translation>
    </message>
    <message>
        <source>count in stock takes</source>
        <translation>参加盘点</translation>
    </message>
    <message>
        <source>change products</source>
        <translation>修改商品</translation>
    </message>
    <message>
        <source>decide about duplicates</source>
        <translation>处理重复商品</translation>
    </message>
    <message>
        <source>import products</source>
        <translation>导入商品</translation>
    </message>
    <message>
        <source>export data or make backups</source>
        <translation>导出数据或备份</translation>
    </message>
    <message>
        <source>change what is learned from the catalogue</source>
        <translation>更改从商品库学到的内容</translation>
    </message>
    <message>
        <source>change settings</source>
        <translation>更改设置</translation>
    </message>
    <message>
        <source>change passwords and roles</source>
        <translation>更改密码和角色</translation>
    </message>
    <message>
        <source>read the log of all users</source>
        <translation>查看所有用户的操作日志</translation>
    </message>
    <message>
        <source>delete the history</source>
        <translation>删除历史记录</translation>
    </message>
    <message>
        <source>erase what is kept of customers</source>
        <translation>清除保留的顾客资料</translation>
    </message>
    <message>
        <source>restore or repair a catalogue</source>
        <translation>恢复或修复商品库</translation>
    </message>
    <message>
        <source>encrypt a catalogue or change its password</source>
        <translation>加密商品库或更改其密码</translation>
    </message>
    <message>
        <source>A {role} may not {task}.</source>
        <translation>{role}不能{task}。</translation>
    </message>
    <message>
        <source>An administrator may: ask one, or unlock with the password.</source>
        <translation>系统管理员可以：请找系统管理员，或用密码解锁。</translation>
    </message>
    <message>
        <source>A merchandiser or an administrator may: ask one, or unlock with the password.</source>
        <translation>商品管理员和系统管理员可以：请找他们，或用密码解锁。</translation>
    </message>
    <message>
        <source>This password is wrong.</source>
        <translation>密码错误。</translation>
    </message>
    <message>
        <source>Wait {seconds} s before the next one.</source>
        <translation>请等 {seconds} 秒再输入。</translation>
    </message>
    <message>
        <source>There is no password of the administrator yet.</source>
        <translation>还没有系统管理员的密码。</translation>
    </message>
    <message>
        <source>Set that one first.</source>
        <translation>请先设置该密码。</translation>
    </message>
    <message>
        <source>A password needs at least {count} characters.</source>
        <translation>密码至少要有 {count} 个字符。</translation>
    </message>
    <message>
        <source>Choose a longer one.</source>
        <translation>请选择更长的密码。</translation>
    </message>
    <message>
        <source>Another role has this password.</source>
        <translation>另一个角色已使用此密码。</translation>
    </message>
    <message>
        <source>Choose another one.</source>
        <translation>请另选一个。</translation>
    </message>
    <message>
        <source>The last password was wrong.</source>
        <translation>上一次的密码错误。</translation>
    </message>
    <message>
        <source>The password in {file} cannot be read.</source>
        <translation>无法读取 {file} 中的密码。</translation>
    </message>
    <message>
        <source>Name a text file with the password in its first line.</source>
        <translation>请指定一个第一行为密码的文本文件。</translation>
    </message>
    <message>
        <source>There is no password in {file}.</source>
        <translation>{file} 中没有密码。</translation>
    </message>
    <message>
        <source>Write it into the first line.</source>
        <translation>请把密码写在第一行。</translation>
    </message>
    <message>
        <source>{count} minutes are too many.</source>
        <translation>{count} 分钟太长。</translation>
    </message>
    <message>
        <source>Name at most {count} minutes.</source>
        <translation>最多 {count} 分钟。</translation>
    </message>
    <message>
        <source>There is no terminal to ask for the new password.</source>
        <translation>没有可以询问新密码的终端。</translation>
    </message>
    <message>
        <source>Name a file with it with --new-password.</source>
        <translation>请用 --new-password 指定写有它的文件。</translation>
    </message>
    <message>
        <source>The two passwords differ.</source>
        <translation>两次输入的密码不同。</translation>
    </message>
    <message>
        <source>The password is shorter than {least} characters.</source>
        <translation>密码少于 {least} 个字符。</translation>
    </message>
    <message>
        <source>Choose a longer one, such as several words.</source>
        <translation>请使用更长的密码，例如几个词。</translation>
    </message>
    <message>
        <source>Try again.</source>
        <translation>请重试。</translation>
    </message>
    <message>
        <source>The password is wrong.</source>
        <translation>密码错误。</translation>
    </message>
    <message>
        <source>The file {file} is missing or damaged.</source>
        <translation>文件 {file} 缺失或已损坏。</translation>
    </message>
    <message>
        <source>Copy it from a backup of the folder, or restore a backup of the catalogue.</source>
        <translation>请从文件夹的备份中复制它，或恢复商品库的备份。</translation>
    </message>
    <message>
        <source>Copying the catalogue</source>
        <translation>正在复制商品库</translation>
    </message>
    <message>
        <source>There is no shared catalogue in this database yet.</source>
        <translation>此数据库中还没有共享商品库。</translation>
    </message>
    <message>
        <source>Publish a catalogue to it first.</source>
        <translation>请先将一个商品库发布到其中。</translation>
    </message>
    <message>
        <source>The shared catalogue is still being published.</source>
        <translation>共享商品库仍在发布中。</translation>
    </message>
    <message>
        <source>Wait until that has ended, then open it again.</source>
        <translation>请等待发布完成后重新打开。</translation>
    </message>
    <message>
        <source>The copy in {folder} is of another catalogue than the server&apos;s.</source>
        <translation>{folder} 中的副本与服务器上的商品库不是同一个。</translation>
    </message>
    <message>
        <source>Close other programs that use it, then open the shared catalogue again.</source>
        <translation>请关闭使用它的其他程序，然后重新打开共享商品库。</translation>
    </message>
    <message>
        <source>Sending the catalogue</source>
        <translation>正在发送商品库</translation>
    </message>
    <message>
        <source>Comparing the catalogues</source>
        <translation>正在比较商品库</translation>
    </message>
    <message>
        <source>This database has a shared catalogue already.</source>
        <translation>此数据库中已有共享商品库。</translation>
    </message>
    <message>
        <source>Open that catalogue, or publish to another database.</source>
        <translation>请打开该商品库，或发布到其他数据库。</translation>
    </message>
    <message>
        <source>The catalogue has changed while it was being published.</source>
        <translation>商品库在发布过程中发生了更改。</translation>
    </message>
    <message>
        <source>Close other programs that use it, then publish it again: it goes on.</source>
        <translation>请关闭使用该商品库的其他程序，然后重新发布，将从中断处继续。</translation>
    </message>
    <message>
        <source>The shared catalogue was not copied to this computer completely.</source>
        <translation>共享商品库没有完整复制到此电脑。</translation>
    </message>
    <message>
        <source>Connect to it again; the copy goes on where it has stopped.</source>
        <translation>请重新连接，复制将从中断处继续。</translation>
    </message>
    <message>
        <source>The server has another catalogue than the copy on this computer.</source>
        <translation>服务器上的商品库与此电脑上的副本不是同一个商品库。</translation>
    </message>
    <message>
        <source>The exchange with the server has failed unexpectedly.</source>
        <translation>与服务器的数据交换意外失败。</translation>
    </message>
    <message>
        <source>It is tried again; nothing is lost. See the log for details.</source>
        <translation>将会重试，不会丢失任何内容。详情见日志。</translation>
    </message>
    <message>
        <source>The name of a shop is empty.</source>
        <translation>门店名称为空。</translation>
    </message>
    <message>
        <source>Name it, or leave it out.</source>
        <translation>请填写名称，或去掉它。</translation>
    </message>
    <message>
        <source>The password has fewer than {count} characters.</source>
        <translation>密码少于 {count} 个字符。</translation>
    </message>
    <message>
        <source>There is no user {login}.</source>
        <translation>没有用户 {login}。</translation>
    </message>
    <message>
        <source>vitrine server list-users lists them.</source>
        <translation>vitrine server list-users 会列出所有用户。</translation>
    </message>
    <message>
        <source>{login} cannot be the name of a user.</source>
        <translation>{login} 不能用作用户名。</translation>
    </message>
    <message>
        <source>Use lower-case letters, digits, _, . and -, and start with a letter.</source>
        <translation>请使用小写字母、数字、_、. 和 -，并以字母开头。</translation>
    </message>
    <message>
        <source>Encrypted catalogues need the package sqlcipher3, which is not installed.</source>
        <translation>加密的商品库需要程序包 sqlcipher3，但它没有安装。</translation>
    </message>
    <message>
        <source>Install vitrine[encryption], then try again.</source>
        <translation>请安装 vitrine[encryption]，然后重试。</translation>
    </message>
    <message>
        <source>Encrypting the catalogue</source>
        <translation>正在加密商品库</translation>
    </message>
    <message>
        <source>Removing the encryption</source>
        <translation>正在取消加密</translation>
    </message>
    <message>
        <source>The catalogue in {folder} is not encrypted.</source>
        <translation>{folder} 中的商品库没有加密。</translation>
    </message>
    <message>
        <source>Encrypt it first, or choose another folder.</source>
        <translation>请先加密，或选择其他文件夹。</translation>
    </message>
    <message>
        <source>This computer has no keyring that keeps the password.</source>
        <translation>此计算机没有可以保存密码的密钥环。</translation>
    </message>
    <message>
        <source>Enter the password each time, or install vitrine[keyring].</source>
        <translation>请每次输入密码，或安装 vitrine[keyring]。</translation>
    </message>
    <message>
        <source>The keyring of this computer does not keep the password.</source>
        <translation>此计算机的密钥环没有保存密码。</translation>
    </message>
    <message>
        <source>Unlock it, then try again, or enter the password each time.</source>
        <translation>请解锁密钥环后重试，或每次输入密码。</translation>
    </message>
    <message>
        <source>There is no terminal to enter a password on.</source>
        <translation>没有可以输入密码的终端。</translation>
    </message>
    <message>
        <source>Write it to a file, and name the file with {option}.</source>
        <translation>请把密码写入文件，并用 {option} 指定该文件。</translation>
    </message>
    <message>
        <source>The two passwords are different.</source>
        <translation>两次输入的密码不同。</translation>
    </message>
    <message>
        <source>{name} is encrypted.</source>
        <translation>{name} 已加密。</translation>
    </message>
    <message>
        <source>Enter its password.</source>
        <translation>请输入密码。</translation>
    </message>
    <message>
        <source>The catalogue is closed while photos are deleted.</source>
        <translation>删除照片期间，商品库会关闭。</translation>
    </message>
    <message>
        <source>It is opened again afterwards.</source>
        <translation>完成后会重新打开。</translation>
    </message>
    <message>
        <source>The password is changed.</source>
        <translation>密码已更改。</translation>
    </message>
    <message>
        <source>Backups that were made before still have the old one.</source>
        <translation>以前的备份仍使用旧密码。</translation>
    </message>
    <message>
        <source>The catalogue is encrypted.</source>
        <translation>商品库已加密。</translation>
    </message>
    <message>
        <source>Keep its password in a safe place: without it everything is lost.</source>
        <translation>请妥善保管密码：没有密码，全部内容都会丢失。</translation>
    </message>
    <message>
        <source>The catalogue is not encrypted any more.</source>
        <translation>商品库不再加密。</translation>
    </message>
    <message>
        <source>The catalogue is closed while its encryption is changed.</source>
        <translation>更改加密期间，商品库处于关闭状态。</translation>
    </message>
    <message>
        <source>This catalogue is shared already.</source>
        <translation>此商品库已经是共享的。</translation>
    </message>
    <message>
        <source>Fetch it to a folder first, to publish it to another server.</source>
        <translation>请先将其取回到一个文件夹，再发布到其他服务器。</translation>
    </message>
    <message>
        <source>There is a catalogue in {folder} already.</source>
        <translation>{folder} 中已有商品库。</translation>
    </message>
    <message>
        <source>{folder} is not an empty folder.</source>
        <translation>{folder} 不是空文件夹。</translation>
    </message>
    <message>
        <source>Choose a new or an empty folder.</source>
        <translation>请选择新文件夹或空文件夹。</translation>
    </message>
    <message>
        <source>{count} entries are exported to {file}.</source>
        <translation>{count} 条记录已导出到 {file}。</translation>
    </message>
    <message>
        <source>The server does not answer.</source>
        <translation>服务器没有响应。</translation>
    </message>
    <message>
        <source>It is asked again in some seconds.</source>
        <translation>几秒后会再次询问。</translation>
    </message>
    <message>
        <source>Another computer uses a copy of this copy of the catalogue.</source>
        <translation>另一台电脑正在使用此商品库副本的拷贝。</translation>
    </message>
    <message>
        <source>Delete the copy on one of them, and connect to the catalogue again.</source>
        <translation>请在其中一台电脑上删除该副本，然后重新连接商品库。</translation>
    </message>
    <message>
        <source>The copy on this computer was made by another login of the server.</source>
        <translation>此电脑上的副本是由服务器的另一个登录名创建的。</translation>
    </message>
    <message>
        <source>Connect to the shared catalogue again to make a new copy.</source>
        <translation>请重新连接共享商品库，以建立新的副本。</translation>
    </message>
    <message>
        <source>The other product is no longer in the catalogue.</source>
        <translation>另一件商品已不在商品库中。</translation>
    </message>
    <message>
        <source>Keep this value, or delete the product.</source>
        <translation>请保留此值，或删除该商品。</translation>
    </message>
    <message>
        <source>Main picture</source>
        <translation>主图</translation>
    </message>
    <message>
        <source>Merged into</source>
        <translation>合并到</translation>
    </message>
    <message>
        <source>Stock take</source>
        <translation>盘点</translation>
    </message>
    <message>
        <source>Counted by hand</source>
        <translation>手工清点数</translation>
    </message>
    <message>
        <source>Two products were given the SKU {sku}. The later one, of {who}, is {other} now.</source>
        <translation>两件商品使用了同一个 SKU {sku}。较晚的一件（{who}）现在是 {other}。</translation>
    </message>
    <message>
        <source>{sku} was deleted while {who} has changed it. The deletion stays.</source>
        <translation>{sku} 已被删除，而 {who} 修改了它。删除保持有效。</translation>
    </message>
    <message>
        <source>{who} has deleted {sku} while it was changed elsewhere. The product stays.</source>
        <translation>{who} 删除了 {sku}，而它在别处被修改。该商品保留。</translation>
    </message>
    <message>
        <source>{who} has added a picture to a product that was deleted meanwhile. The picture is not in the catalogue.</source>
        <translation>{who} 为一件已被删除的商品添加了图片。该图片不在商品库中。</translation>
    </message>
    <message>
        <source>In the catalogue: {value}.</source>
        <translation>商品库中：{value}。</translation>
    </message>
    <message>
        <source>In the catalogue: {value}, of {who}.</source>
        <translation>商品库中：{value}，来自 {who}。</translation>
    </message>
    <message>
        <source>Not taken: {value}, of {who}.</source>
        <translation>未采用：{value}，来自 {who}。</translation>
    </message>
    <message>
        <source>The server is reached: PostgreSQL {version}.</source>
        <translation>已连接到服务器：PostgreSQL {version}。</translation>
    </message>
    <message>
        <source>The connection is encrypted with TLS.</source>
        <translation>连接已用 TLS 加密。</translation>
    </message>
    <message>
        <source>The server is on this computer.</source>
        <translation>服务器就在此计算机上。</translation>
    </message>
    <message>
        <source>The connection is not encrypted.</source>
        <translation>连接未加密。</translation>
    </message>
    <message>
        <source>You are a clerk there.</source>
        <translation>您在那里的角色是店员。</translation>
    </message>
    <message>
        <source>You are a merchandiser there.</source>
        <translation>您在那里的角色是商品管理员。</translation>
    </message>
    <message>
        <source>You are an administrator there.</source>
        <translation>您在那里的角色是系统管理员。</translation>
    </message>
    <message>
        <source>You have no role in the catalogue yet; ask its administrator.</source>
        <translation>您在该商品库中还没有角色；请联系其管理员。</translation>
    </message>
    <message>
        <source>The password is not kept, because there is no keyring.</source>
        <translation>没有密钥环，因此未保存密码。</translation>
    </message>
    <message>
        <source>Write it into the file ~/.pgpass, or enter it at each start.</source>
        <translation>请将其写入文件 ~/.pgpass，或在每次启动时输入。</translation>
    </message>
    <message>
        <source>This is the local copy of a shared catalogue.</source>
        <translation>这是共享商品库的本地副本。</translation>
    </message>
    <message>
        <source>Connect to the shared catalogue again, which replaces a damaged copy.</source>
        <translation>请重新连接共享商品库，损坏的副本会被替换。</translation>
    </message>
    <message>
        <source>This computer has only some of the pictures&apos; embeddings.</source>
        <translation>这台电脑只有部分图片的特征向量。</translation>
    </message>
    <message>
        <source>Do this at a computer with a complete copy of the shared catalogue.</source>
        <translation>请在拥有共享商品库完整副本的电脑上执行。</translation>
    </message>
</context>
<context>
    <name>AboutDialog</name>
    <message>
        <source>About Vitrine</source>
        <translation>关于 Vitrine</translation>
    </message>
    <message>
        <source>Version {version}</source>
        <translation>版本 {version}</translation>
    </message>
    <message>
        <source>Finds a product from a photo. Nothing leaves this computer.</source>
        <translation>用照片找到商品。任何内容都不会离开这台计算机。</translation>
    </message>
    <message>
        <source>Model: {name}</source>
        <translation>模型：{name}</translation>
    </message>
    <message>
        <source>Free software under the Apache License 2.0. It is built on Qt for Python (LGPL 3), ONNX Runtime (MIT), OpenCV (Apache 2.0), hnswlib (Apache 2.0), SQLite (public domain) and others. The file THIRD_PARTY_NOTICES.md lists all of them and the origin of the model.</source>
        <translation>依据 Apache 2.0 许可证发布的自由软件。基于 Qt for Python (LGPL 3)、ONNX Runtime (MIT)、OpenCV (Apache 2.0)、hnswlib (Apache 2.0)、SQLite（公有领域）等构建。文件 THIRD_PARTY_NOTICES.md 列出了所有组件以及模型的来源。</translation>
    </message>
</context>
<context>
    <name>AcceptedView</name>
    <message>
        <source>The photo was kept: next time it helps to find the product. Ctrl+Z undoes it.</source>
        <translation>照片已保留，下次有助于找到该商品。按 Ctrl+Z 可撤销。</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>已确认</translation>
    </message>
    <message>
        <source>Why? (Y)</source>
        <translation>原因 (Y)</translation>
    </message>
</context>
<context>
    <name>AddProductDialog</name>
    <message>
        <source>Similar products: {value} ({share})</source>
        <translation>相似商品：{value}（{share}）</translation>
    </message>
    <message>
        <source>Add product</source>
        <translation>添加商品</translation>
    </message>
    <message>
        <source>A copy of {name} with its attributes, without its pictures.</source>
        <translation>“{name}”的副本，包括属性，不包括图片。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>AdditionPanel</name>
    <message>
        <source>The category is guessed from similar products ({share}).</source>
        <translation>类别根据相似商品推测（{share}）。</translation>
    </message>
    <message>
        <source>New product</source>
        <translation>新商品</translation>
    </message>
    <message>
        <source>Cancel (Esc)</source>
        <translation>取消 (Esc)</translation>
    </message>
    <message>
        <source>Add and accept</source>
        <translation>添加并接受</translation>
    </message>
    <message>
        <source>Photo of the new product</source>
        <translation>新商品的照片</translation>
    </message>
</context>
<context>
    <name>AnswerActions</name>
    <message>
        <source>Accept (Enter)</source>
        <translation>接受（回车键）</translation>
    </message>
    <message>
        <source>Add as new product (A)</source>
        <translation>添加为新商品 (A)</translation>
    </message>
    <message>
        <source>Search by name (F)</source>
        <translation>按名称搜索 (F)</translation>
    </message>
    <message>
        <source>Another photo (P)</source>
        <translation>再拍一张 (P)</translation>
    </message>
    <message>
        <source>Closest products (M)</source>
        <translation>最接近的商品 (M)</translation>
    </message>
    <message>
        <source>More (M)</source>
        <translation>更多 (M)</translation>
    </message>
    <message>
        <source>Live picture (Esc)</source>
        <translation>实时画面 (Esc)</translation>
    </message>
    <message>
        <source>It is {product} already.</source>
        <translation>已经是 {product}。</translation>
    </message>
    <message>
        <source>The catalogue is being prepared…</source>
        <translation>正在准备商品库…</translation>
    </message>
    <message numerus="yes">
        <source>Delete %Ln answer(s) with photo?</source>
        <translation>
            <numerusform>删除 %Ln 条识别记录及其照片？</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete all answers with their photos, of all catalogues?</source>
        <translation>删除所有商品库的全部识别记录及照片？</translation>
    </message>
    <message>
        <source>Workbooks (*.xlsx)</source>
        <translation>Excel 工作簿 (*.xlsx)</translation>
    </message>
    <message>
        <source>Export answers</source>
        <translation>导出识别记录</translation>
    </message>
    <message>
        <source>answers.csv</source>
        <translation>识别记录.csv</translation>
    </message>
    <message>
        <source>CSV tables (*.csv)</source>
        <translation>CSV 表格 (*.csv)</translation>
    </message>
    <message>
        <source>Delete answers</source>
        <translation>删除识别记录</translation>
    </message>
    <message>
        <source>This cannot be undone. Pictures that were added to products stay.</source>
        <translation>此操作无法撤销。已添加到商品的图片会保留。</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>AnswerDetails</name>
    <message>
        <source>Accepted: {product}</source>
        <translation>已确认：{product}</translation>
    </message>
    <message>
        <source>No product was accepted.</source>
        <translation>未确认任何商品。</translation>
    </message>
    <message>
        <source>The photo is a picture of the product.</source>
        <translation>照片已是该商品的图片。</translation>
    </message>
    <message>
        <source>The photo was a picture of the product; that is undone.</source>
        <translation>照片曾是该商品的图片；已撤销。</translation>
    </message>
    <message numerus="yes">
        <source>Rests on %Ln photo(s).</source>
        <translation>
            <numerusform>依据 %Ln 张照片。</numerusform>
        </translation>
    </message>
    <message>
        <source>Customer {number}</source>
        <translation>顾客 {number}</translation>
    </message>
    <message>
        <source>There is no photo.</source>
        <translation>没有照片。</translation>
    </message>
    <message>
        <source>To correct the answer, press the right product, or search for it.</source>
        <translation>要更正，请点按正确的商品，或搜索商品。</translation>
    </message>
    <message>
        <source>More products</source>
        <translation>更多商品</translation>
    </message>
    <message>
        <source>Answers of this product</source>
        <translation>此商品的识别记录</translation>
    </message>
    <message>
        <source>Delete answer</source>
        <translation>删除此记录</translation>
    </message>
</context>
<context>
    <name>AnswerFilterBar</name>
    <message>
        <source>Verdict</source>
        <translation>判定</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Any verdict</source>
        <translation>全部判定</translation>
    </message>
    <message>
        <source>Any state</source>
        <translation>全部状态</translation>
    </message>
    <message>
        <source>Only {name}; remove</source>
        <translation>只看 {name}；移除</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>昨天</translation>
    </message>
    <message>
        <source>Any day</source>
        <translation>全部日期</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>最近 7 天</translation>
    </message>
</context>
<context>
    <name>AnswerHeader</name>
    <message>
        <source>Back (Backspace)</source>
        <translation>返回 (Backspace)</translation>
    </message>
    <message>
        <source>Add as a new product</source>
        <translation>添加为新商品</translation>
    </message>
    <message>
        <source>Cut-off: hide products below this score</source>
        <translation>最低匹配度：隐藏低于它的商品</translation>
    </message>
    <message>
        <source>Hide products below this score</source>
        <translation>隐藏低于这一匹配度的商品</translation>
    </message>
    <message>
        <source>Similar products</source>
        <translation>相似商品</translation>
    </message>
    <message>
        <source>to {name}</source>
        <translation>与“{name}”相似</translation>
    </message>
    <message>
        <source>for “{words}”</source>
        <translation>关键词：“{words}”</translation>
    </message>
    <message>
        <source>Nothing matches “{words}” exactly. Similar spellings:</source>
        <translation>没有与“{words}”完全匹配的商品。拼写相近的有：</translation>
    </message>
    <message>
        <source>Search results</source>
        <translation>搜索结果</translation>
    </message>
    <message>
        <source>No product with a picture matches “{words}”.</source>
        <translation>没有与“{words}”匹配且有图片的商品。</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>没有找到</translation>
    </message>
    <message>
        <source>No product has a picture yet, so photos cannot find anything.</source>
        <translation>还没有商品配图片，照片找不到任何商品。</translation>
    </message>
    <message>
        <source>Nothing to compare with</source>
        <translation>没有可比对的图片</translation>
    </message>
    <message>
        <source>Match</source>
        <translation>匹配</translation>
    </message>
    <message>
        <source>Very likely {name}.</source>
        <translation>很可能是 {name}。</translation>
    </message>
    <message>
        <source>Possibly {name}. Compare before you decide.</source>
        <translation>可能是 {name}。请比对后再确认。</translation>
    </message>
    <message>
        <source>Probably not in the catalogue. The closest products are shown.</source>
        <translation>很可能不在库中，以下是最接近的商品。</translation>
    </message>
    <message>
        <source>Probably not in {category}. The closest products are shown.</source>
        <translation>很可能不属于“{category}”，以下是最接近的商品。</translation>
    </message>
    <message>
        <source>Probably none of the products that match “{words}”. The closest are shown.</source>
        <translation>很可能不是与“{words}”匹配的商品。以下是最接近的。</translation>
    </message>
    <message>
        <source>{shown} closest of {all}</source>
        <translation>共 {all} 件，最接近的 {shown} 件</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>请核对</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>库中没有</translation>
    </message>
    <message>
        <source>The {count} best matches</source>
        <translation>最匹配的 {count} 件</translation>
    </message>
    <message numerus="yes">
        <source>%Ln product(s)</source>
        <translation>
            <numerusform>%Ln 件商品</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{shown} of %Ln product(s)</source>
        <translation>
            <numerusform>{shown} / %Ln 件商品</numerusform>
        </translation>
    </message>
    <message>
        <source>Hide below {score}</source>
        <translation>隐藏低于 {score} 的商品</translation>
    </message>
    <message>
        <source>No cut-off</source>
        <translation>显示全部</translation>
    </message>
</context>
<context>
    <name>AnswerSearchBox</name>
    <message>
        <source>Product, code, batch, customer or station</source>
        <translation>商品、条码、批号、顾客或工作站</translation>
    </message>
    <message>
        <source>Search answers</source>
        <translation>搜索识别记录</translation>
    </message>
    <message>
        <source>Search answers (Ctrl+F)</source>
        <translation>搜索识别记录（Ctrl+F）</translation>
    </message>
</context>
<context>
    <name>AnswerSettings</name>
    <message>
        <source>Keep nothing</source>
        <translation>不保留</translation>
    </message>
    <message>
        <source>Their photos are deleted from this computer. This cannot be undone.</source>
        <translation>照片将从本机删除，无法撤销。</translation>
    </message>
    <message>
        <source>Delete and keep nothing</source>
        <translation>删除且不保留</translation>
    </message>
    <message>
        <source>Keep nothing of customers, and delete what is kept of them?</source>
        <translation>不保留顾客的任何内容，并删除已保存的内容？</translation>
    </message>
    <message>
        <source>Answers and baskets are deleted from this computer with their photos. This cannot be undone. Photos that became pictures of products stay until you forget them.</source>
        <translation>识别记录和购物篮连同照片会从本机删除，无法撤销。成为商品图片的照片会保留，直到您彻底删除。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Keep no answers</source>
        <translation>不保留识别记录</translation>
    </message>
    <message>
        <source>Keep no answers, and delete all that are kept?</source>
        <translation>不保留识别记录，并删除所有已保存的记录？</translation>
    </message>
    <message>
        <source>Delete and keep no answers</source>
        <translation>删除并不再保留记录</translation>
    </message>
    <message>
        <source>Keep nothing of customers</source>
        <translation>不保留顾客的任何内容</translation>
    </message>
    <message>
        <source>No answers, no baskets, and no photo of the counter or of a basket becomes a picture of a product by itself.</source>
        <translation>不保存识别记录和购物篮，柜台和购物篮的照片也不会自动成为商品图片。</translation>
    </message>
    <message>
        <source>Keep the answers of the counter with their photos</source>
        <translation>保留柜台的识别记录及照片</translation>
    </message>
    <message>
        <source>For at most</source>
        <translation>最长保留</translation>
    </message>
    <message>
        <source>Altogether at most</source>
        <translation>总计不超过</translation>
    </message>
    <message>
        <source> days</source>
        <translation> 天</translation>
    </message>
    <message>
        <source> MB</source>
        <translation> MB</translation>
    </message>
    <message>
        <source>Photos stay on this computer, and faces in them are blurred before they are written. The oldest answers are deleted first. Without this, nothing is written.</source>
        <translation>照片只保存在本机，写入前会模糊人脸。最早的记录最先删除。不勾选则不写入任何内容。</translation>
    </message>
</context>
<context>
    <name>AnswerStrip</name>
    <message>
        <source>Answers are not kept; the settings can change that</source>
        <translation>未保留识别记录；可在设置中更改</translation>
    </message>
    <message numerus="yes">
        <source>Today: %Ln answer(s)</source>
        <translation>
            <numerusform>今天：%Ln 条</numerusform>
        </translation>
    </message>
    <message>
        <source>H hides the answers</source>
        <translation>按 H 隐藏</translation>
    </message>
    <message>
        <source>H shows the answers</source>
        <translation>按 H 显示</translation>
    </message>
    <message>
        <source>All answers…</source>
        <translation>全部记录…</translation>
    </message>
</context>
<context>
    <name>AnswerTile</name>
    <message>
        <source>Scan</source>
        <translation>扫码</translation>
    </message>
    <message>
        <source>No photo</source>
        <translation>无照片</translation>
    </message>
</context>
<context>
    <name>AnswersPage</name>
    <message>
        <source>Answers are not kept</source>
        <translation>未保留识别记录</translation>
    </message>
    <message>
        <source>The settings of the counter say to keep nothing.</source>
        <translation>柜台设置为不保留。</translation>
    </message>
    <message>
        <source>No answer has all of this</source>
        <translation>没有符合条件的记录</translation>
    </message>
    <message>
        <source>Choose other words, another verdict or another day.</source>
        <translation>请换用其他文字、判定或日期。</translation>
    </message>
    <message>
        <source>No answers yet</source>
        <translation>还没有识别记录</translation>
    </message>
    <message>
        <source>What the counter identifies is listed here, with its photo.</source>
        <translation>柜台识别的商品会连同照片列在这里。</translation>
    </message>
    <message>
        <source>Answers are not kept.</source>
        <translation>未保留识别记录。</translation>
    </message>
    <message>
        <source>Kept for {days} days, at most {size} MB.</source>
        <translation>保留 {days} 天，不超过 {size} MB。</translation>
    </message>
    <message>
        <source>Photos stay on this computer; faces are blurred.</source>
        <translation>照片只保存在本机，人脸已模糊。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln answer(s)</source>
        <translation>
            <numerusform>%Ln 条记录</numerusform>
        </translation>
    </message>
    <message>
        <source>{count}. {privacy} {kept}</source>
        <translation>{count}。{privacy}{kept}</translation>
    </message>
    <message>
        <source>Answers of the counter, newest first</source>
        <translation>柜台识别记录，最新的在前</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Delete all…</source>
        <translation>全部删除…</translation>
    </message>
</context>
<context>
    <name>AttributesModel</name>
    <message>
        <source>Attribute</source>
        <translation>属性</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>New attribute</source>
        <translation>新属性</translation>
    </message>
    <message>
        <source>Empty</source>
        <translation>空</translation>
    </message>
    <message>
        <source>Add…</source>
        <translation>添加…</translation>
    </message>
</context>
<context>
    <name>AttributesTable</name>
    <message>
        <source>Attributes</source>
        <translation>属性</translation>
    </message>
    <message>
        <source>Enter or F2 edits, Delete removes an attribute</source>
        <translation>按回车或 F2 编辑，按 Delete 移除属性</translation>
    </message>
</context>
<context>
    <name>AuditActions</name>
    <message>
        <source>Page with pictures (*.html)</source>
        <translation>带图片的网页 (*.html)</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>表格 (*.csv)</translation>
    </message>
    <message>
        <source>Workbook (*.xlsx)</source>
        <translation>工作簿 (*.xlsx)</translation>
    </message>
    <message>
        <source>duplicates.html</source>
        <translation>重复商品.html</translation>
    </message>
    <message>
        <source>Export list</source>
        <translation>导出列表</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Import decisions</source>
        <translation>导入处理结果</translation>
    </message>
</context>
<context>
    <name>AuditList</name>
    <message>
        <source>Listed items</source>
        <translation>列出的内容</translation>
    </message>
    <message>
        <source>More actions</source>
        <translation>更多操作</translation>
    </message>
    <message>
        <source>Resolve by rule…</source>
        <translation>按规则处理…</translation>
    </message>
    <message>
        <source>Reference rules…</source>
        <translation>保留哪件商品…</translation>
    </message>
    <message>
        <source>Export list…</source>
        <translation>导出列表…</translation>
    </message>
    <message>
        <source>Import decisions…</source>
        <translation>导入处理结果…</translation>
    </message>
    <message>
        <source>Groups of duplicates</source>
        <translation>重复商品组</translation>
    </message>
    <message>
        <source>Issues</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Duplicates</source>
        <translation>重复商品</translation>
    </message>
    <message>
        <source>The first {count} are listed.</source>
        <translation>仅列出前 {count} 项。</translation>
    </message>
    <message numerus="yes">
        <source>All %Ln picture(s) compared</source>
        <translation>
            <numerusform>%Ln 张图片已全部比较</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{audited} of %Ln picture(s) compared</source>
        <translation>
            <numerusform>已比较 {audited} / %Ln 张图片</numerusform>
        </translation>
    </message>
    <message>
        <source>Compare the rest</source>
        <translation>比较其余图片</translation>
    </message>
    <message>
        <source>Look for duplicates</source>
        <translation>查找重复</translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>Dismiss</source>
        <translation>关闭提示</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Restore a backup…</source>
        <translation>恢复备份…</translation>
    </message>
    <message>
        <source>Repair</source>
        <translation>修复</translation>
    </message>
</context>
<context>
    <name>BasketKeys</name>
    <message>
        <source>Take or open a photo first.</source>
        <translation>请先拍照或打开照片。</translation>
    </message>
</context>
<context>
    <name>BasketList</name>
    <message>
        <source>Products in the photo</source>
        <translation>照片中的商品</translation>
    </message>
</context>
<context>
    <name>BasketModel</name>
    <message>
        <source>Product</source>
        <translation>商品</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>价格</translation>
    </message>
    <message>
        <source>Sum</source>
        <translation>小计</translation>
    </message>
</context>
<context>
    <name>BasketPage</name>
    <message numerus="yes">
        <source>Only the first %Ln photos are counted.</source>
        <translation>
            <numerusform>只清点前 %Ln 张照片。</numerusform>
        </translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>摄像头</translation>
    </message>
</context>
<context>
    <name>BasketView</name>
    <message>
        <source>Products in the photo</source>
        <translation>照片中的商品</translation>
    </message>
    <message numerus="yes">
        <source>%Ln product(s)</source>
        <translation>
            <numerusform>%Ln 件商品</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln thing(s) without a name</source>
        <translation>
            <numerusform>另有 %Ln 件未标名称</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BoxView</name>
    <message>
        <source>New box. Arrow keys move it, with Shift they resize it.</source>
        <translation>新框。方向键移动，按住 Shift 调整大小。</translation>
    </message>
    <message>
        <source>Photo with boxes</source>
        <translation>带框的照片</translation>
    </message>
</context>
<context>
    <name>BulkDialog</name>
    <message>
        <source>Resolve by rule</source>
        <translation>按规则处理</translation>
    </message>
    <message>
        <source>Resolve many groups by rule</source>
        <translation>按规则批量处理</translation>
    </message>
    <message>
        <source>Review the list and uncheck the groups to leave open. A single undo reverts all of them.</source>
        <translation>请浏览列表，取消勾选不处理的组。撤销一次即可全部恢复。</translation>
    </message>
    <message>
        <source>Only with the same GTIN</source>
        <translation>仅限条码相同</translation>
    </message>
    <message>
        <source>Only with similar names</source>
        <translation>仅限名称相近</translation>
    </message>
    <message>
        <source>Duplicate type</source>
        <translation>重复类型</translation>
    </message>
    <message>
        <source>Minimum score</source>
        <translation>最低匹配度</translation>
    </message>
    <message>
        <source>Groups that match the rule</source>
        <translation>符合规则的组</translation>
    </message>
    <message>
        <source>No open groups match the rule.</source>
        <translation>没有符合规则的待处理组。</translation>
    </message>
    <message numerus="yes">
        <source>Resolve %Ln group(s)</source>
        <translation>
            <numerusform>处理 %Ln 组</numerusform>
        </translation>
    </message>
    <message>
        <source>Empty fields are filled in where the other products agree: {counts}</source>
        <translation>保留商品缺少而其他商品一致的内容会一并补上：{counts}</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>处理方式</translation>
    </message>
    <message>
        <source>Only with the same price, category, colour and size</source>
        <translation>仅限价格、类别、颜色和尺寸一致</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>BulkEditDialog</name>
    <message>
        <source>Change products</source>
        <translation>修改商品</translation>
    </message>
    <message numerus="yes">
        <source>Change %Ln product(s)</source>
        <translation>
            <numerusform>修改 %Ln 件商品</numerusform>
        </translation>
    </message>
    <message>
        <source>Preview of the changes</source>
        <translation>修改预览</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Comparing the products…</source>
        <translation>正在比较商品…</translation>
    </message>
    <message>
        <source>Every change is listed here before it is made.</source>
        <translation>修改之前，所有改动都会列在这里。</translation>
    </message>
    <message>
        <source>{done} of {total} products compared</source>
        <translation>已比较 {done}/{total} 件商品</translation>
    </message>
    <message numerus="yes">
        <source>%Ln product(s) change</source>
        <translation>
            <numerusform>%Ln 件商品将被修改</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln product(s) stay as they are</source>
        <translation>
            <numerusform>%Ln 件商品保持不变</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln product(s) cannot be changed</source>
        <translation>
            <numerusform>%Ln 件商品无法修改</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BulkEditForm</name>
    <message>
        <source>3 raises, -3 lowers</source>
        <translation>3 为提价，-3 为降价</translation>
    </message>
    <message>
        <source>0.50 raises, -0.50 lowers</source>
        <translation>0.50 为提价，-0.50 为降价</translation>
    </message>
    <message>
        <source>Match case</source>
        <translation>区分大小写</translation>
    </message>
    <message>
        <source>Leave empty to remove the text</source>
        <translation>留空则删除该文字</translation>
    </message>
    <message>
        <source>Decimals of the currency</source>
        <translation>按货币的小数位</translation>
    </message>
    <message>
        <source>Prices such as {example}</source>
        <translation>如 {example} 的价格</translation>
    </message>
    <message>
        <source>Multiples of {step}</source>
        <translation>{step} 的倍数</translation>
    </message>
</context>
<context>
    <name>CameraPane</name>
    <message>
        <source>Hold still</source>
        <translation>请拿稳</translation>
    </message>
    <message>
        <source>Press Space</source>
        <translation>请按空格键</translation>
    </message>
    <message>
        <source>The camera&apos;s picture is too small</source>
        <translation>摄像头画面太小</translation>
    </message>
    <message>
        <source>Too dark</source>
        <translation>太暗</translation>
    </message>
    <message>
        <source>Hold a product up</source>
        <translation>请出示一件商品</translation>
    </message>
    <message>
        <source>Closer</source>
        <translation>请靠近一些</translation>
    </message>
    <message>
        <source>One at a time</source>
        <translation>请一次只放一件</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>正在搜索…</translation>
    </message>
    <message>
        <source>The catalogue is being prepared…</source>
        <translation>正在准备商品库…</translation>
    </message>
    <message>
        <source>Space takes the next photo</source>
        <translation>按空格键拍下一张</translation>
    </message>
    <message>
        <source>Show another side</source>
        <translation>请出示另一面</translation>
    </message>
    <message>
        <source>Enter the new product</source>
        <translation>请填写新商品</translation>
    </message>
    <message>
        <source>Take a photo of what is held still</source>
        <translation>拿稳时自动拍照</translation>
    </message>
</context>
<context>
    <name>CameraSelector</name>
    <message>
        <source>Video file…</source>
        <translation>视频文件…</translation>
    </message>
    <message>
        <source>Camera {number}</source>
        <translation>摄像头 {number}</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Network camera…</source>
        <translation>网络摄像头…</translation>
    </message>
    <message>
        <source>Open video</source>
        <translation>打开视频</translation>
    </message>
    <message>
        <source>Network camera</source>
        <translation>网络摄像头</translation>
    </message>
    <message>
        <source>Address (rtsp://… or http://…)</source>
        <translation>地址（rtsp://… 或 http://…）</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>摄像头</translation>
    </message>
    <message>
        <source>No camera</source>
        <translation>没有摄像头</translation>
    </message>
</context>
<context>
    <name>CameraSettingsDialog</name>
    <message>
        <source>Camera settings: {camera}</source>
        <translation>摄像头设置：{camera}</translation>
    </message>
    <message>
        <source>Region of the picture that is used</source>
        <translation>画面的使用区域</translation>
    </message>
    <message>
        <source>Draw the part that is used, such as the counter mat; nothing outside of it is searched or read. Arrow keys move it, Shift and arrow keys change its size, Delete uses the whole picture.</source>
        <translation>请框出要使用的区域，例如收银台垫；区域以外的内容不会被识别或读取。方向键移动区域，Shift 加方向键调整大小，Delete 键使用整个画面。</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>重置</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>CameraSettingsForm</name>
    <message>
        <source>The camera sends no pictures of {wanted} pixels; it stays at {size}.</source>
        <translation>摄像头无法输出 {wanted} 的画面，仍使用 {size}。</translation>
    </message>
    <message>
        <source>The resolutions of the camera are being tried out…</source>
        <translation>正在检测摄像头支持的分辨率…</translation>
    </message>
    <message>
        <source>It sends pictures of one size only.</source>
        <translation>只有一种分辨率。</translation>
    </message>
    <message>
        <source>The camera does not offer this.</source>
        <translation>该摄像头不支持此功能。</translation>
    </message>
    <message>
        <source>Resolution</source>
        <translation>分辨率</translation>
    </message>
    <message>
        <source>Turn</source>
        <translation>旋转</translation>
    </message>
    <message>
        <source>Not turned</source>
        <translation>不旋转</translation>
    </message>
    <message>
        <source>90° to the right</source>
        <translation>向右 90°</translation>
    </message>
    <message>
        <source>180°</source>
        <translation>180°</translation>
    </message>
    <message>
        <source>90° to the left</source>
        <translation>向左 90°</translation>
    </message>
    <message>
        <source>Mirror</source>
        <translation>镜像</translation>
    </message>
    <message>
        <source>For a camera that shows writing reversed.</source>
        <translation>适用于画面中文字左右颠倒的摄像头。</translation>
    </message>
    <message>
        <source>Lock the exposure as it is now</source>
        <translation>锁定当前曝光</translation>
    </message>
    <message>
        <source>Lock the focus as it is now</source>
        <translation>锁定当前对焦</translation>
    </message>
    <message>
        <source>Use the whole picture</source>
        <translation>使用整个画面</translation>
    </message>
</context>
<context>
    <name>CameraView</name>
    <message>
        <source>{rate} fps</source>
        <translation>{rate} 帧/秒</translation>
    </message>
    <message>
        <source>{rate} · region</source>
        <translation>{rate} · 仅区域</translation>
    </message>
    <message>
        <source>Opening the camera…</source>
        <translation>正在打开摄像头…</translation>
    </message>
    <message>
        <source>The camera sends no pictures.</source>
        <translation>摄像头没有画面。</translation>
    </message>
    <message>
        <source>Waiting for the next one. Check the cable if nothing comes.</source>
        <translation>正在等待画面。如一直没有画面，请检查连接线。</translation>
    </message>
    <message>
        <source>Camera preview</source>
        <translation>摄像头预览</translation>
    </message>
    <message>
        <source>Capture (Space)</source>
        <translation>拍照（空格键）</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>设置…</translation>
    </message>
    <message>
        <source>Camera settings</source>
        <translation>摄像头设置</translation>
    </message>
</context>
<context>
    <name>CaptureDialog</name>
    <message>
        <source>Take a photo</source>
        <translation>拍照</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>CatalogueCommands</name>
    <message numerus="yes">
        <source>%Ln product(s) changed</source>
        <translation>
            <numerusform>已修改 %Ln 件商品</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln product(s) archived</source>
        <translation>
            <numerusform>已归档 %Ln 件商品</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete products</source>
        <translation>删除商品</translation>
    </message>
    <message numerus="yes">
        <source>Delete %Ln product(s)?</source>
        <translation>
            <numerusform>要删除 %Ln 件商品吗？</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln product(s) unarchived</source>
        <translation>
            <numerusform>已取消归档 %Ln 件商品</numerusform>
        </translation>
    </message>
    <message>
        <source>Delete {product}?</source>
        <translation>删除 {product}？</translation>
    </message>
    <message>
        <source>Pictures leave the catalogue too; their files stay. You can undo this.</source>
        <translation>图片也会从商品库中移除，图片文件保留。此操作可以撤销。</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message numerus="yes">
        <source>%Ln product(s) deleted</source>
        <translation>
            <numerusform>已删除 %Ln 件商品</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln proposal(s) accepted</source>
        <translation>
            <numerusform>已接受 %Ln 条建议</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancelled. Nothing was changed.</source>
        <translation>已取消，未作任何修改。</translation>
    </message>
    <message>
        <source>Change selected products…</source>
        <translation>修改所选商品…</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>归档</translation>
    </message>
    <message>
        <source>Unarchive</source>
        <translation>取消归档</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>删除…</translation>
    </message>
    <message>
        <source>Propose categories…</source>
        <translation>建议类别…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
</context>
<context>
    <name>CataloguePage</name>
    <message>
        <source>Details pane</source>
        <translation>详细信息栏</translation>
    </message>
</context>
<context>
    <name>CategoryChip</name>
    <message>
        <source>Only {name}</source>
        <translation>仅看“{name}”</translation>
    </message>
    <message>
        <source>All categories</source>
        <translation>全部类别</translation>
    </message>
    <message>
        <source>Category: {name} ({score})</source>
        <translation>类别：{name}（{score}）</translation>
    </message>
    <message>
        <source>Show all categories again</source>
        <translation>重新显示全部类别</translation>
    </message>
    <message>
        <source>Show only {name}</source>
        <translation>仅显示“{name}”</translation>
    </message>
    <message>
        <source>Choose a category</source>
        <translation>选择类别</translation>
    </message>
</context>
<context>
    <name>CategoryDialog</name>
    <message>
        <source>Proposed categories</source>
        <translation>建议的类别</translation>
    </message>
    <message>
        <source>Categories proposed from similar products</source>
        <translation>根据相似商品建议的类别</translation>
    </message>
    <message>
        <source>Proposed categories, the most probable first</source>
        <translation>建议的类别，可能性高的在前</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Probability of at least</source>
        <translation>可能性不低于</translation>
    </message>
    <message>
        <source>Lowest probability of the proposals to accept</source>
        <translation>要接受的建议的最低可能性</translation>
    </message>
    <message>
        <source>Accept (Enter)</source>
        <translation>接受（回车键）</translation>
    </message>
    <message>
        <source>Skip (S)</source>
        <translation>跳过（S）</translation>
    </message>
    <message>
        <source>Undo (Ctrl+Z)</source>
        <translation>撤销（Ctrl+Z）</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message numerus="yes">
        <source>Accept %Ln proposal(s)</source>
        <translation>
            <numerusform>接受 %Ln 条建议</numerusform>
        </translation>
    </message>
    <message>
        <source>Comparing the products…</source>
        <translation>正在比较商品…</translation>
    </message>
    <message>
        <source>No product needs another category.</source>
        <translation>没有商品需要更改类别。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln proposal(s)</source>
        <translation>
            <numerusform>%Ln 条建议</numerusform>
        </translation>
    </message>
    <message>
        <source>{count} accepted</source>
        <translation>已接受 {count} 条</translation>
    </message>
</context>
<context>
    <name>ChangeList</name>
    <message>
        <source>Changes on the shelf</source>
        <translation>货架上的变化</translation>
    </message>
</context>
<context>
    <name>ChangeModel</name>
    <message>
        <source>Product</source>
        <translation>商品</translation>
    </message>
    <message>
        <source>Planned</source>
        <translation>应有</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>现有</translation>
    </message>
    <message>
        <source>board {number}</source>
        <translation>第 {number} 层</translation>
    </message>
</context>
<context>
    <name>CodeWhyView</name>
    <message>
        <source>Back (Y)</source>
        <translation>返回（Y）</translation>
    </message>
    <message>
        <source>Photo with the code</source>
        <translation>带条码的照片</translation>
    </message>
    <message>
        <source>The scanner has read the code {code}, which this product has.</source>
        <translation>扫码枪读到条码 {code}，正是该商品的条码。</translation>
    </message>
    <message>
        <source>The camera has read the code {code}, which this product has. It is outlined in the photo.</source>
        <translation>摄像头读到条码 {code}，正是该商品的条码。条码已在照片中框出。</translation>
    </message>
    <message>
        <source>The camera has read the code {code}, which this product has.</source>
        <translation>摄像头读到条码 {code}，正是该商品的条码。</translation>
    </message>
</context>
<context>
    <name>ColumnsStep</name>
    <message>
        <source>Choose the column with the SKU.</source>
        <translation>请选择货号（SKU）所在的列。</translation>
    </message>
    <message>
        <source>Enter a name for the new catalogue.</source>
        <translation>请输入新商品库的名称。</translation>
    </message>
    <message>
        <source>No picture column is chosen: photos will find nothing.</source>
        <translation>未选择图片列：照片将找不到任何商品。</translation>
    </message>
    <message>
        <source>No picture column is chosen: photos will not find new products.</source>
        <translation>未选择图片列：照片将找不到新商品。</translation>
    </message>
    <message>
        <source>A folder of pictures</source>
        <translation>图片文件夹</translation>
    </message>
    <message>
        <source>Each folder is a category, each picture or sub-folder a product.</source>
        <translation>每个文件夹是一个类别，其中每张图片或每个子文件夹是一件商品。</translation>
    </message>
    <message>
        <source>Picture folder</source>
        <translation>图片所在文件夹</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>更改…</translation>
    </message>
    <message>
        <source>Import into</source>
        <translation>导入到</translation>
    </message>
    <message>
        <source>Catalogue name</source>
        <translation>商品库名称</translation>
    </message>
    <message>
        <source>Name of the new catalogue</source>
        <translation>新商品库的名称</translation>
    </message>
    <message>
        <source>Open catalogue: {name}</source>
        <translation>当前商品库：{name}</translation>
    </message>
    <message>
        <source>New catalogue</source>
        <translation>新商品库</translation>
    </message>
    <message>
        <source>Choose the picture folder</source>
        <translation>选择图片所在文件夹</translation>
    </message>
</context>
<context>
    <name>CompareBar</name>
    <message>
        <source>Side by side (1)</source>
        <translation>并排（1）</translation>
    </message>
    <message>
        <source>Overlay (2), swap with S</source>
        <translation>叠放（2），按 S 切换</translation>
    </message>
    <message>
        <source>Split with slider (3)</source>
        <translation>滑块分割（3）</translation>
    </message>
    <message>
        <source>Differences (4)</source>
        <translation>显示差异（4）</translation>
    </message>
    <message>
        <source>Alternate automatically (B)</source>
        <translation>自动轮换（B）</translation>
    </message>
    <message>
        <source>Zoom out (-)</source>
        <translation>缩小（-）</translation>
    </message>
    <message>
        <source>Zoom in (+)</source>
        <translation>放大（+）</translation>
    </message>
    <message>
        <source>Fit to window (0)</source>
        <translation>适合窗口（0）</translation>
    </message>
    <message>
        <source>Actual size (Z)</source>
        <translation>实际大小（Z）</translation>
    </message>
</context>
<context>
    <name>CompareView</name>
    <message>
        <source>Compared pictures: {names}</source>
        <translation>对比的图片：{names}</translation>
    </message>
</context>
<context>
    <name>ConflictsDialog</name>
    <message>
        <source>There are no conflicts.</source>
        <translation>没有冲突。</translation>
    </message>
    <message>
        <source>Keep this value</source>
        <translation>保留此值</translation>
    </message>
    <message>
        <source>Leave it as it is</source>
        <translation>保持原样</translation>
    </message>
    <message>
        <source>Keep both products</source>
        <translation>保留两件商品</translation>
    </message>
    <message>
        <source>Conflicts</source>
        <translation>冲突</translation>
    </message>
    <message>
        <source>Conflicts between stations</source>
        <translation>工作站之间的冲突</translation>
    </message>
    <message>
        <source>Two stations have changed the same. The value that arrived first is in the catalogue. A decision can be undone.</source>
        <translation>两个工作站修改了同一内容。先到达的值在商品库中。所作的决定可以撤销。</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>商品</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>字段</translation>
    </message>
    <message>
        <source>In the catalogue</source>
        <translation>商品库中</translation>
    </message>
    <message>
        <source>Not taken</source>
        <translation>未采用</translation>
    </message>
    <message>
        <source>Not taken from</source>
        <translation>未采用值的来源</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Merge the products</source>
        <translation>合并这两件商品</translation>
    </message>
    <message>
        <source>Use the other value</source>
        <translation>使用另一个值</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>CorrectionFlow</name>
    <message>
        <source>Product {sku} added. Ctrl+Z undoes it.</source>
        <translation>已添加商品 {sku}。按 Ctrl+Z 可撤销。</translation>
    </message>
</context>
<context>
    <name>CountDelegate</name>
    <message>
        <source>Counted</source>
        <translation>清点</translation>
    </message>
</context>
<context>
    <name>CountStepper</name>
    <message>
        <source>One less of {product} (−)</source>
        <translation>{product} 减一 (−)</translation>
    </message>
    <message>
        <source>One more of {product} (+)</source>
        <translation>{product} 加一 (+)</translation>
    </message>
</context>
<context>
    <name>CounterSettings</name>
    <message>
        <source>Counter</source>
        <translation>柜台</translation>
    </message>
    <message>
        <source>Accepting a product</source>
        <translation>确认商品时</translation>
    </message>
    <message>
        <source>Text for the till</source>
        <translation>给收银机的文本</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>Address of the till</source>
        <translation>收银机地址</translation>
    </message>
    <message>
        <source>Scale labels</source>
        <translation>秤标签格式</translation>
    </message>
    <message>
        <source>Fields in braces; \t presses Tab and \n presses Enter at the till</source>
        <translation>字段写在大括号中；\t 相当于按 Tab，\n 相当于在收银机上按回车</translation>
    </message>
    <message>
        <source>Allow addresses outside of the local network</source>
        <translation>允许本地网络以外的地址</translation>
    </message>
    <message>
        <source>Read bar codes in the camera picture</source>
        <translation>读取摄像头画面中的条码</translation>
    </message>
    <message>
        <source>Play a sound for each answer</source>
        <translation>每次识别后播放提示音</translation>
    </message>
    <message>
        <source>Choose file…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>Keep photos of corrections</source>
        <translation>保留更正时的照片</translation>
    </message>
    <message>
        <source>Photos of wrong and uncertain answers become pictures of the product chosen; of sure answers, only the first two of a product</source>
        <translation>结果有误或不确定时，照片会成为所选商品的图片；结果确定时，每件商品只保留前两张</translation>
    </message>
    <message>
        <source>only lists it</source>
        <translation>只列入清单</translation>
    </message>
    <message>
        <source>copies the text</source>
        <translation>复制文本</translation>
    </message>
    <message>
        <source>types the text into the window before</source>
        <translation>把文本输入到之前的窗口</translation>
    </message>
    <message>
        <source>appends it to the table</source>
        <translation>追加到表格</translation>
    </message>
    <message>
        <source>sends it to the till</source>
        <translation>发送到收银机</translation>
    </message>
    <message>
        <source>Table for accepted products</source>
        <translation>已确认商品的表格</translation>
    </message>
    <message>
        <source>CSV tables (*.csv)</source>
        <translation>CSV 表格 (*.csv)</translation>
    </message>
</context>
<context>
    <name>CropPanel</name>
    <message>
        <source>Whole picture (C)</source>
        <translation>整张照片 (C)</translation>
    </message>
    <message>
        <source>Photo and the region that was searched</source>
        <translation>照片及所搜索的选区</translation>
    </message>
    <message>
        <source>Drag the region or its edges, or draw another one.</source>
        <translation>拖动选区或其边缘，或重新框选。</translation>
    </message>
    <message>
        <source>Arrow keys move it, Shift and arrow keys resize it.</source>
        <translation>方向键移动选区，Shift+方向键调整大小。</translation>
    </message>
</context>
<context>
    <name>CrossValidationFigures</name>
    <message numerus="yes">
        <source>%Ln confirmed photo(s)</source>
        <translation>
            <numerusform>%Ln 张已确认照片</numerusform>
        </translation>
    </message>
    <message>
        <source>correct first hit before learning</source>
        <translation>学习前首位正确率</translation>
    </message>
    <message>
        <source>correct first hit after learning</source>
        <translation>学习后首位正确率</translation>
    </message>
    <message>
        <source>correct first hit for new products</source>
        <translation>新商品的首位正确率</translation>
    </message>
    <message>
        <source>Cross-validated with {queries} of {pictures} pictures and {photos}. Pictures that look the same as the query were left out.</source>
        <translation>用 {pictures} 张图片中的 {queries} 张和 {photos}做交叉验证，并排除了与查询图片看起来相同的图片。</translation>
    </message>
    <message>
        <source>A significant improvement (± {points} points).</source>
        <translation>有显著提升（± {points} 个百分点）。</translation>
    </message>
    <message>
        <source>A significant improvement (± {points} points). Switch it on.</source>
        <translation>有显著提升（± {points} 个百分点），建议启用。</translation>
    </message>
    <message>
        <source>No significant improvement (± {points} points). Switch it off.</source>
        <translation>没有显著提升（± {points} 个百分点），建议停用。</translation>
    </message>
    <message>
        <source>No significant improvement (± {points} points). Keep it off.</source>
        <translation>没有显著提升（± {points} 个百分点），建议不启用。</translation>
    </message>
</context>
<context>
    <name>DecisionBar</name>
    <message>
        <source>Same product: merge into the reference (M)</source>
        <translation>同一商品：并入保留商品（M）</translation>
    </message>
    <message>
        <source>Variants of one product: keep all (V)</source>
        <translation>同款不同规格（口味、颜色、容量）：全部保留（V）</translation>
    </message>
    <message>
        <source>Not the same product: do not suggest again (D)</source>
        <translation>不是同一商品：不再提示（D）</translation>
    </message>
    <message>
        <source>Decide later (L)</source>
        <translation>稍后处理（L）</translation>
    </message>
    <message>
        <source>Undo (Ctrl+Z)</source>
        <translation>撤销（Ctrl+Z）</translation>
    </message>
    <message>
        <source>Redo (Ctrl+Shift+Z)</source>
        <translation>重做（Ctrl+Shift+Z）</translation>
    </message>
</context>
<context>
    <name>DecisionController</name>
    <message numerus="yes">
        <source>%Ln group(s) resolved</source>
        <translation>
            <numerusform>已处理 %Ln 组</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DemoScreen</name>
    <message>
        <source>Counts the products in a photo</source>
        <translation>清点照片中的商品</translation>
    </message>
    <message>
        <source>Try another product</source>
        <translation>再试试别的商品</translation>
    </message>
    <message>
        <source>Hold it still for a moment</source>
        <translation>请稳住片刻</translation>
    </message>
    <message>
        <source>Hold a product up to the camera</source>
        <translation>请把商品举到摄像头前</translation>
    </message>
    <message>
        <source>Finds products by their appearance</source>
        <translation>看一眼，就认出商品</translation>
    </message>
</context>
<context>
    <name>DemoSettings</name>
    <message>
        <source>Full-screen demo</source>
        <translation>全屏演示</translation>
    </message>
</context>
<context>
    <name>DetailActions</name>
    <message>
        <source>Confirmed</source>
        <translation>已确认</translation>
    </message>
    <message>
        <source>Save the photo with this product, for Vitrine to learn from (Ctrl+M)</source>
        <translation>把照片保存到此商品，供 Vitrine 学习 (Ctrl+M)</translation>
    </message>
    <message>
        <source>Undo the confirmation (Ctrl+M)</source>
        <translation>撤销确认 (Ctrl+M)</translation>
    </message>
    <message>
        <source>This is it</source>
        <translation>就是它</translation>
    </message>
    <message>
        <source>Find similar</source>
        <translation>查找相似商品</translation>
    </message>
    <message>
        <source>Copy SKU</source>
        <translation>复制货号</translation>
    </message>
    <message>
        <source>Open picture</source>
        <translation>打开图片</translation>
    </message>
</context>
<context>
    <name>DetailPane</name>
    <message>
        <source>Details</source>
        <translation>详细信息</translation>
    </message>
    <message>
        <source>Choose a product to see its pictures and details.</source>
        <translation>选择一件商品，查看它的图片和详细信息。</translation>
    </message>
    <message>
        <source>Why? (Y)</source>
        <translation>原因 (Y)</translation>
    </message>
    <message>
        <source>SKU</source>
        <translation>货号</translation>
    </message>
    <message>
        <source>Other SKUs</source>
        <translation>其他货号</translation>
    </message>
    <message>
        <source>Brand</source>
        <translation>品牌</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>GTIN</source>
        <translation>条码</translation>
    </message>
</context>
<context>
    <name>DifferenceCalculator</name>
    <message>
        <source>These pictures cannot be overlaid. Only copies of the same photograph can.</source>
        <translation>这两张图片无法叠放，只有同一张照片的图片才能叠放。</translation>
    </message>
    <message>
        <source>Comparing…</source>
        <translation>正在比较…</translation>
    </message>
    <message>
        <source>These pictures have no area in common.</source>
        <translation>这两张图片没有共同的部分。</translation>
    </message>
    <message>
        <source>No differences in the common area.</source>
        <translation>共同部分没有差异。</translation>
    </message>
    <message>
        <source>{share} of the common area differs (red).</source>
        <translation>共同部分有 {share} 不同（红色）。</translation>
    </message>
</context>
<context>
    <name>DiscardQuestion</name>
    <message>
        <source>Add product</source>
        <translation>添加商品</translation>
    </message>
    <message>
        <source>Close without adding the product?</source>
        <translation>不添加商品，直接关闭？</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>Keep editing</source>
        <translation>继续编辑</translation>
    </message>
</context>
<context>
    <name>DownloadChoice</name>
    <message>
        <source>Download them</source>
        <translation>下载这些图片</translation>
    </message>
    <message>
        <source>{hosts} and {count} more</source>
        <translation>{hosts}等（另有 {count} 个网站）</translation>
    </message>
    <message numerus="yes">
        <source>%Ln picture(s) on the web, at {hosts}.</source>
        <translation>
            <numerusform>%Ln 张图片在网上，来自 {hosts}。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EncryptDialog</name>
    <message>
        <source>Encryption</source>
        <translation>加密</translation>
    </message>
    <message>
        <source>Encrypt “{name}”</source>
        <translation>加密“{name}”</translation>
    </message>
    <message>
        <source>Products, thumbnails, kept photos, history and backups of the catalogue can then be read with its password only. It is asked for when the catalogue is opened.</source>
        <translation>加密后，商品库的商品、缩略图、保留的照片、历史记录和备份只有用密码才能读取。打开商品库时会询问密码。</translation>
    </message>
    <message>
        <source>Nobody can open the catalogue without the password, and nobody can find it out. If you lose it, everything in the catalogue and its backups is lost.</source>
        <translation>没有密码，任何人都无法打开商品库，也无法找回密码。如果丢失密码，商品库及其备份中的全部内容都会丢失。</translation>
    </message>
    <message>
        <source>Not encrypted: pictures and plans in files of their own, also in the folders pictures and shelves of the catalogue; what you export; the kept answers of the counter. Damaged copies among the backups are removed.</source>
        <translation>不加密的内容：单独文件中的图片和陈列图，包括商品库文件夹 pictures 和 shelves 中的文件；导出的文件；柜台保留的识别记录。备份中已损坏的副本会被删除。</translation>
    </message>
    <message>
        <source>Do not ask for it on this computer</source>
        <translation>在此计算机上不再询问密码</translation>
    </message>
    <message>
        <source>I know that everything is lost without the password</source>
        <translation>我知道丢失密码就会丢失全部内容</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Encrypt</source>
        <translation>加密</translation>
    </message>
</context>
<context>
    <name>EncryptedDialog</name>
    <message>
        <source>Encryption</source>
        <translation>加密</translation>
    </message>
    <message>
        <source>“{name}” is encrypted</source>
        <translation>“{name}”已加密</translation>
    </message>
    <message>
        <source>Enter the present password to change it, or to remove the encryption. Backups that you made meanwhile stay encrypted, with the password of their time.</source>
        <translation>输入当前密码，可以更改密码或取消加密。在此期间手动制作的备份仍然加密，使用当时的密码。</translation>
    </message>
    <message>
        <source>Do not ask for the password on this computer</source>
        <translation>在此计算机上不再询问密码</translation>
    </message>
    <message>
        <source>Present password</source>
        <translation>当前密码</translation>
    </message>
    <message>
        <source>Remove encryption</source>
        <translation>取消加密</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Change password</source>
        <translation>更改密码</translation>
    </message>
</context>
<context>
    <name>ErrorReportDialog</name>
    <message>
        <source>Error report</source>
        <translation>错误报告</translation>
    </message>
    <message>
        <source>Something went wrong in Vitrine the last time it ran.</source>
        <translation>Vitrine 上次运行时出现了错误。</translation>
    </message>
    <message>
        <source>There is a report with the versions in use, the place in the program and the last lines of the log. It has no data of your catalogue. Nothing was sent: copy it if you want to report the problem.</source>
        <translation>已生成一份报告，包含所用版本、出错的程序位置和日志的最后几行，不含商品库中的数据。没有发送任何内容：如需反馈问题，请复制报告。</translation>
    </message>
    <message>
        <source>File: {file}</source>
        <translation>文件：{file}</translation>
    </message>
    <message>
        <source>Copy report</source>
        <translation>复制报告</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>The report cannot be read. Open its folder.</source>
        <translation>无法读取报告。请打开其所在文件夹。</translation>
    </message>
    <message>
        <source>The report is on the clipboard.</source>
        <translation>报告已复制到剪贴板。</translation>
    </message>
</context>
<context>
    <name>ExchangeLabel</name>
    <message numerus="yes">
        <source>%Ln change(s) waiting</source>
        <translation>
            <numerusform>%Ln 项更改等待发送</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln change(s) refused</source>
        <translation>
            <numerusform>%Ln 项更改被拒绝</numerusform>
        </translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>已连接</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>正在连接…</translation>
    </message>
    <message>
        <source>Offline since {time}</source>
        <translation>自 {time} 起离线</translation>
    </message>
    <message>
        <source>You can go on working; changes are sent later.</source>
        <translation>您可以继续工作；更改稍后发送。</translation>
    </message>
    <message>
        <source>The server has refused changes that your role may not make. The catalogue shows the values of the server.</source>
        <translation>服务器拒绝了您的角色无权进行的更改。商品库显示服务器上的值。</translation>
    </message>
    <message>
        <source>Last contact with the server: {time}</source>
        <translation>上次与服务器联系：{time}</translation>
    </message>
</context>
<context>
    <name>ExplanationDialog</name>
    <message>
        <source>Why this product</source>
        <translation>为什么是这件商品</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>ExplanationPanel</name>
    <message>
        <source>Photo and picture of the catalogue</source>
        <translation>照片与商品库图片</translation>
    </message>
    <message>
        <source>The camera has read the code {code}, which this product has.</source>
        <translation>摄像头读到条码 {code}，正是该商品的条码。</translation>
    </message>
    <message>
        <source>Read on the label, and found with this product: {words}</source>
        <translation>包装上读到且与该商品一致：{words}</translation>
    </message>
    <message>
        <source>Read on the label, but not found with this product: {words}</source>
        <translation>包装上读到但该商品没有：{words}</translation>
    </message>
    <message>
        <source>Comparing the photo with the catalogue…</source>
        <translation>正在与商品库比对…</translation>
    </message>
    <message>
        <source>The points mark details that both pictures have.</source>
        <translation>圆点标出两张图片中相同的细节。</translation>
    </message>
    <message>
        <source>The product has no picture to compare the photo with.</source>
        <translation>该商品没有图片，无法与照片比对。</translation>
    </message>
    <message>
        <source>The outlined part of the photo counted most.</source>
        <translation>框出的部分起了主要作用。</translation>
    </message>
    <message>
        <source>No part of the photo counted more than the others.</source>
        <translation>照片各部分的作用相当。</translation>
    </message>
    <message>
        <source>Probability</source>
        <translation>可能性</translation>
    </message>
    <message>
        <source>Similarity of the pictures (at most 1)</source>
        <translation>图片相似度（最高为 1）</translation>
    </message>
    <message>
        <source>Matching points</source>
        <translation>特征点</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>照片</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Export products</source>
        <translation>导出商品</translation>
    </message>
    <message>
        <source>All products, also archived ones</source>
        <translation>全部商品（含已归档）</translation>
    </message>
    <message numerus="yes">
        <source>The list as shown (%Ln)</source>
        <translation>
            <numerusform>当前列表（%Ln 件）</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The selection (%Ln)</source>
        <translation>
            <numerusform>所选商品（%Ln 件）</numerusform>
        </translation>
    </message>
    <message>
        <source>Excel workbook (XLSX)</source>
        <translation>Excel 工作簿（XLSX）</translation>
    </message>
    <message>
        <source>CSV table</source>
        <translation>CSV 表格</translation>
    </message>
    <message>
        <source>JSON file</source>
        <translation>JSON 文件</translation>
    </message>
    <message>
        <source>Folder of pictures</source>
        <translation>图片文件夹</translation>
    </message>
    <message>
        <source>Products</source>
        <translation>商品</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Show the pictures in the cells</source>
        <translation>在单元格中显示图片</translation>
    </message>
    <message>
        <source>Copy the pictures to a folder beside the file</source>
        <translation>将图片复制到文件旁的文件夹</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Copies all pictures, with a folder for each category. Files are named after the SKU.</source>
        <translation>复制所有图片，每个类别一个文件夹，文件以货号命名。</translation>
    </message>
    <message>
        <source>The file refers to these copies. File and folder together can be imported on another computer.</source>
        <translation>文件中记录的是这些副本的位置。文件和文件夹一起可以在另一台电脑上导入。</translation>
    </message>
    <message>
        <source>The file refers to the pictures in their present folders.</source>
        <translation>文件中记录的是图片当前的位置。</translation>
    </message>
    <message>
        <source>Choose where to create the folder of pictures</source>
        <translation>选择图片文件夹的保存位置</translation>
    </message>
</context>
<context>
    <name>FieldForm</name>
    <message>
        <source>SKUs under which the product is found too, separated by semicolons</source>
        <translation>也能找到该商品的其他货号，用分号隔开</translation>
    </message>
</context>
<context>
    <name>FieldsModel</name>
    <message>
        <source>empty</source>
        <translation>空</translation>
    </message>
    <message>
        <source>differs</source>
        <translation>有差异</translation>
    </message>
    <message>
        <source>used in a merge</source>
        <translation>合并时采用</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>字段</translation>
    </message>
    <message>
        <source>{sku} (reference)</source>
        <translation>{sku}（保留）</translation>
    </message>
</context>
<context>
    <name>FieldsTable</name>
    <message>
        <source>Fields side by side</source>
        <translation>字段对比</translation>
    </message>
    <message>
        <source>Click or press Enter to use a value in the merge</source>
        <translation>单击或按回车，合并时采用该值</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>Category</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Brand</source>
        <translation>品牌</translation>
    </message>
    <message>
        <source>Price from</source>
        <translation>最低价</translation>
    </message>
    <message>
        <source>to</source>
        <translation>最高价</translation>
    </message>
    <message>
        <source>Lowest price</source>
        <translation>最低价格</translation>
    </message>
    <message>
        <source>Highest price</source>
        <translation>最高价格</translation>
    </message>
    <message>
        <source>List only products in these states</source>
        <translation>只列出这些状态的商品</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
</context>
<context>
    <name>FindPage</name>
    <message>
        <source>Camera</source>
        <translation>摄像头</translation>
    </message>
    <message>
        <source>Details pane</source>
        <translation>详细信息栏</translation>
    </message>
</context>
<context>
    <name>Footer</name>
    <message>
        <source>Press {keys} to exit</source>
        <translation>按 {keys} 退出演示</translation>
    </message>
    <message>
        <source>The camera failed. Trying again…</source>
        <translation>摄像头出错，正在重试…</translation>
    </message>
    <message>
        <source>Camera pictures stay in this computer&apos;s memory and are soon deleted. Nothing is saved or sent.</source>
        <translation>图片只留在本机内存中，片刻后即被清除。不保存，也不发送。</translation>
    </message>
</context>
<context>
    <name>ForgetDialog</name>
    <message>
        <source>Forget</source>
        <translation>彻底删除</translation>
    </message>
    <message>
        <source>Delete these photos for good?</source>
        <translation>彻底删除这些照片？</translation>
    </message>
    <message>
        <source>This cannot be undone, not from a backup either. The catalogue is closed while they are deleted. Close all other windows of this catalogue first.</source>
        <translation>此操作无法撤销，也不能从备份恢复。删除期间商品库会关闭。请先关闭此商品库的所有其他窗口。</translation>
    </message>
    <message>
        <source>Delete for good</source>
        <translation>彻底删除</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>There are no such photos.</source>
        <translation>没有符合的照片。</translation>
    </message>
    <message>
        <source>This would be deleted for good:</source>
        <translation>将彻底删除：</translation>
    </message>
    <message>
        <source>This is deleted for good:</source>
        <translation>已彻底删除：</translation>
    </message>
    <message>
        <source>Not changed: {place}. {reason}</source>
        <translation>未更改：{place}。{reason}</translation>
    </message>
    <message>
        <source>Stays, because Vitrine has only read it: {file}</source>
        <translation>保留，因为 Vitrine 只读取过它：{file}</translation>
    </message>
    <message>
        <source>Forget photos</source>
        <translation>彻底删除照片</translation>
    </message>
    <message>
        <source>Show what would be deleted</source>
        <translation>查看会删除什么</translation>
    </message>
    <message>
        <source>What is deleted</source>
        <translation>删除的内容</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Delete for good…</source>
        <translation>彻底删除…</translation>
    </message>
</context>
<context>
    <name>ForgetForm</name>
    <message>
        <source>Choose a photo</source>
        <translation>选择照片</translation>
    </message>
    <message>
        <source>Photos of these days</source>
        <translation>这些日期的照片</translation>
    </message>
    <message>
        <source>Everything that one computer has written</source>
        <translation>某台计算机写入的全部内容</translation>
    </message>
    <message>
        <source>One photo, by its file or by the hash in its name</source>
        <translation>一张照片，按文件或文件名中的哈希值</translation>
    </message>
    <message>
        <source>What is forgotten</source>
        <translation>要彻底删除的内容</translation>
    </message>
    <message>
        <source>until</source>
        <translation>至</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>第一天</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>最后一天</translation>
    </message>
    <message>
        <source>Name of the computer</source>
        <translation>计算机名称</translation>
    </message>
    <message>
        <source>File or hash of the photo</source>
        <translation>照片的文件或哈希值</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>选择文件…</translation>
    </message>
</context>
<context>
    <name>GroupFilters</name>
    <message>
        <source>Name or SKU</source>
        <translation>名称或货号</translation>
    </message>
    <message>
        <source>Filter groups by name or SKU</source>
        <translation>按名称或货号筛选组</translation>
    </message>
    <message>
        <source>Filter groups by name or SKU (/)</source>
        <translation>按名称或货号筛选组（/）</translation>
    </message>
    <message>
        <source>Filter groups by state</source>
        <translation>按处理状态筛选组</translation>
    </message>
    <message>
        <source>All duplicates</source>
        <translation>全部重复</translation>
    </message>
</context>
<context>
    <name>GroupsModel</name>
    <message numerus="yes">
        <source>%Ln product(s)</source>
        <translation>
            <numerusform>%Ln 件商品</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GuideSearchBox</name>
    <message>
        <source>Search the guide</source>
        <translation>搜索指南</translation>
    </message>
    <message>
        <source>Search all pages (Ctrl+F); Enter goes to the next hit, Shift+Enter back</source>
        <translation>搜索全部页面（Ctrl+F）；按回车转到下一处，按 Shift+回车转到上一处</translation>
    </message>
</context>
<context>
    <name>GuideWindow</name>
    <message>
        <source>No page has these words.</source>
        <translation>没有页面含有这些文字。</translation>
    </message>
    <message>
        <source>{number} of {count} on this page; pages: {pages}</source>
        <translation>本页第 {number} 处，共 {count} 处；页面：{pages}</translation>
    </message>
    <message>
        <source>User guide</source>
        <translation>使用指南</translation>
    </message>
    <message>
        <source>Back (Alt+Left)</source>
        <translation>后退 (Alt+←)</translation>
    </message>
    <message>
        <source>Forward (Alt+Right)</source>
        <translation>前进 (Alt+→)</translation>
    </message>
    <message>
        <source>Smaller text (Ctrl+-)</source>
        <translation>缩小文字 (Ctrl+-)</translation>
    </message>
    <message>
        <source>Larger text (Ctrl++)</source>
        <translation>放大文字 (Ctrl++)</translation>
    </message>
    <message>
        <source>Pages of the guide</source>
        <translation>指南的页面</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message numerus="yes">
        <source>%Ln search(es)</source>
        <translation>
            <numerusform>%Ln 次识别</numerusform>
        </translation>
    </message>
    <message>
        <source>median {ms} ms</source>
        <translation>中位数 {ms} ms</translation>
    </message>
</context>
<context>
    <name>HistoryModel</name>
    <message>
        <source>Undone</source>
        <translation>已撤销</translation>
    </message>
</context>
<context>
    <name>HistorySection</name>
    <message>
        <source>History</source>
        <translation>修改记录</translation>
    </message>
    <message>
        <source>Nothing was changed in Vitrine yet.</source>
        <translation>还没有在 Vitrine 中修改过。</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>恢复此值</translation>
    </message>
    <message>
        <source>Give the product the value that it had before the change (Enter)</source>
        <translation>恢复为这次修改之前的值（回车）</translation>
    </message>
</context>
<context>
    <name>HistoryWindow</name>
    <message>
        <source>History</source>
        <translation>修改记录</translation>
    </message>
    <message>
        <source>History of the catalogue</source>
        <translation>商品库历史记录</translation>
    </message>
    <message>
        <source>You can undo and redo your own actions one after the other, the last first.</source>
        <translation>可以从最后一步开始，逐步撤销或重做自己的操作。</translation>
    </message>
    <message>
        <source>All actions, newest first</source>
        <translation>全部操作，最新的在前</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>HitAcceptance</name>
    <message>
        <source>Probably not in the catalogue. Choose a product with 1 to 9.</source>
        <translation>库中很可能没有此商品。请按 1 到 9 选择商品。</translation>
    </message>
    <message>
        <source>Accepted: {product}. Copied: {text}</source>
        <translation>已确认：{product}。已复制：{text}</translation>
    </message>
</context>
<context>
    <name>HitActions</name>
    <message>
        <source>Match confirmed. The photo is found from now on.</source>
        <translation>已确认匹配。此后搜索即可找到该照片。</translation>
    </message>
    <message>
        <source>Confirmation undone.</source>
        <translation>已撤销确认。</translation>
    </message>
    <message>
        <source>Copied: {sku}</source>
        <translation>已复制：{sku}</translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>The table cannot be read this way.</source>
        <translation>这样无法读取表格。</translation>
    </message>
    <message>
        <source>Comparing the table with the catalogue…</source>
        <translation>正在与商品库比较…</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Review changes</source>
        <translation>查看更改</translation>
    </message>
    <message>
        <source>What do you want to import?</source>
        <translation>要导入什么？</translation>
    </message>
    <message>
        <source>Pictures stay where they are. Vitrine keeps thumbnails.</source>
        <translation>图片留在原处，Vitrine 只保存缩略图。</translation>
    </message>
    <message>
        <source>Match the columns to product fields. Other columns become attributes.</source>
        <translation>请为商品字段选择对应的列。其他列作为商品属性保留。</translation>
    </message>
    <message>
        <source>Nothing is written before you press Import.</source>
        <translation>点“导入”之前不会写入任何内容。</translation>
    </message>
</context>
<context>
    <name>IssuePanel</name>
    <message>
        <source>Copy SKU</source>
        <translation>复制货号</translation>
    </message>
    <message>
        <source>Open list in catalogue</source>
        <translation>在商品库中打开列表</translation>
    </message>
    <message>
        <source>List all products with this issue, to correct them</source>
        <translation>列出有此问题的全部商品，以便修改</translation>
    </message>
    <message>
        <source>Copied: {sku}</source>
        <translation>已复制：{sku}</translation>
    </message>
</context>
<context>
    <name>ItemList</name>
    <message>
        <source>Products on the shelf</source>
        <translation>货架上的商品</translation>
    </message>
</context>
<context>
    <name>ItemModel</name>
    <message>
        <source>Product</source>
        <translation>商品</translation>
    </message>
    <message>
        <source>Board</source>
        <translation>层</translation>
    </message>
    <message>
        <source>Facings</source>
        <translation>排面</translation>
    </message>
    <message numerus="yes">
        <source>room for about %n facing(s)</source>
        <translation>
            <numerusform>约可放 %n 个排面</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>KeepPlanDialog</name>
    <message>
        <source>Keep as plan</source>
        <translation>存为陈列图</translation>
    </message>
    <message>
        <source>Place of the shelf, such as “Aisle 3, left”</source>
        <translation>货架的位置，例如“3 号通道左侧”</translation>
    </message>
    <message>
        <source>Place of the shelf</source>
        <translation>货架的位置</translation>
    </message>
    <message numerus="yes">
        <source>%n facing(s) are not certain. You can correct them later.</source>
        <translation>
            <numerusform>有 %n 个排面不确定，可以稍后更正。</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>替换</translation>
    </message>
    <message>
        <source>New photos of this shelf are compared with the plan.</source>
        <translation>这个货架的新照片会与陈列图比较。</translation>
    </message>
    <message>
        <source>The plan of {date} is replaced. Undo brings it back.</source>
        <translation>将替换 {date} 的陈列图，可以撤销。</translation>
    </message>
</context>
<context>
    <name>KeyList</name>
    <message>
        <source>Hold a product in front of the camera</source>
        <translation>请把商品放到摄像头前</translation>
    </message>
</context>
<context>
    <name>LayoutChoice</name>
    <message>
        <source>Supplier</source>
        <translation>供应商</translation>
    </message>
    <message>
        <source>Optional</source>
        <translation>可选</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>重置</translation>
    </message>
    <message>
        <source>Columns as last time for {supplier}</source>
        <translation>与上次“{supplier}”的列设置相同</translation>
    </message>
    <message>
        <source>Columns as last time for these headings</source>
        <translation>与上次相同列标题的设置相同</translation>
    </message>
</context>
<context>
    <name>LearningOffer</name>
    <message>
        <source>Many photos were confirmed. Vitrine can learn from them to answer better.</source>
        <translation>已确认了许多照片。Vitrine 可以从中学习，使结果更准确。</translation>
    </message>
    <message>
        <source>Learn…</source>
        <translation>学习…</translation>
    </message>
    <message>
        <source>Not today</source>
        <translation>今天不学习</translation>
    </message>
</context>
<context>
    <name>LineActions</name>
    <message>
        <source>Set stock of all {count}</source>
        <translation>更新全部 {count} 项库存</translation>
    </message>
    <message>
        <source>One less (−)</source>
        <translation>减一 (−)</translation>
    </message>
    <message>
        <source>One more (+)</source>
        <translation>加一 (+)</translation>
    </message>
    <message>
        <source>As in the photos</source>
        <translation>按照片计数</translation>
    </message>
    <message>
        <source>Set stock (S)</source>
        <translation>更新库存 (S)</translation>
    </message>
    <message>
        <source>Keep stock (K)</source>
        <translation>保留库存 (K)</translation>
    </message>
    <message>
        <source>Count again (R)</source>
        <translation>复盘 (R)</translation>
    </message>
    <message>
        <source>In no photo…</source>
        <translation>照片中没有的…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
</context>
<context>
    <name>LineFilter</name>
    <message>
        <source>&amp;Differences only</source>
        <translation>只看差异(&amp;D)</translation>
    </message>
</context>
<context>
    <name>LineList</name>
    <message>
        <source>This product is in no photo</source>
        <translation>照片中没有这件商品</translation>
    </message>
    <message>
        <source>Count it by hand</source>
        <translation>手工清点</translation>
    </message>
    <message>
        <source>No product meets the filter</source>
        <translation>没有符合条件的商品</translation>
    </message>
    <message>
        <source>Clear the search, or untick Differences only.</source>
        <translation>请清空搜索，或取消勾选“只看差异”。</translation>
    </message>
    <message>
        <source>No product of the catalogue is recognised yet</source>
        <translation>尚未识别出库中的商品</translation>
    </message>
    <message>
        <source>Look at the boxes, or search for a product to count it by hand.</source>
        <translation>请查看方框，或搜索商品后手工清点。</translation>
    </message>
    <message>
        <source>Nothing is counted yet</source>
        <translation>尚未盘点</translation>
    </message>
    <message>
        <source>Products appear here as photos are counted.</source>
        <translation>照片计数后，商品会显示在这里。</translation>
    </message>
    <message numerus="yes">
        <source>Look at %Ln box(es) to check</source>
        <translation>
            <numerusform>查看 %Ln 个待核对的方框</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln unit(s)</source>
        <translation>
            <numerusform>%Ln 件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln product(s)</source>
        <translation>
            <numerusform>%Ln 件商品</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln difference(s)</source>
        <translation>
            <numerusform>%Ln 项差异</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln thing(s) not in the catalogue</source>
        <translation>
            <numerusform>%Ln 件库中没有</numerusform>
        </translation>
    </message>
    <message>
        <source>The products have no stock yet, so there is nothing to compare with. Set stock writes what was counted to their attribute “stock”.</source>
        <translation>商品还没有库存数，无法比较。“更新库存”会把盘点数写入商品的“stock”属性。</translation>
    </message>
</context>
<context>
    <name>LineModel</name>
    <message>
        <source>Product</source>
        <translation>商品</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>清点</translation>
    </message>
    <message>
        <source>Stock</source>
        <translation>库存</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差异</translation>
    </message>
</context>
<context>
    <name>LineTable</name>
    <message>
        <source>Counted products</source>
        <translation>已盘点的商品</translation>
    </message>
</context>
<context>
    <name>ListHeader</name>
    <message>
        <source>Show as a table</source>
        <translation>以表格显示</translation>
    </message>
    <message>
        <source>Show as a grid</source>
        <translation>以网格显示</translation>
    </message>
    <message>
        <source>Order and columns</source>
        <translation>排序与列</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>清除筛选</translation>
    </message>
    <message>
        <source>Change selection</source>
        <translation>修改所选商品</translation>
    </message>
    <message numerus="yes">
        <source>{shown} of %Ln product(s)</source>
        <translation>
            <numerusform>{shown} / %Ln 件商品</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln product(s)</source>
        <translation>
            <numerusform>%Ln 件商品</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln selected</source>
        <translation>
            <numerusform>已选 %Ln 件</numerusform>
        </translation>
    </message>
    <message>
        <source>Reading the list…</source>
        <translation>正在读取列表…</translation>
    </message>
</context>
<context>
    <name>ListPanel</name>
    <message numerus="yes">
        <source>Copied %Ln row(s).</source>
        <translation>
            <numerusform>已复制 %Ln 行。</numerusform>
        </translation>
    </message>
    <message>
        <source>Opening the catalogue…</source>
        <translation>正在打开商品库…</translation>
    </message>
    <message>
        <source>This catalogue is empty</source>
        <translation>这个商品库是空的</translation>
    </message>
    <message>
        <source>Import a table or a folder with pictures of your products.</source>
        <translation>请导入商品表格，或存放商品图片的文件夹。</translation>
    </message>
    <message>
        <source>Import products…</source>
        <translation>导入商品…</translation>
    </message>
    <message>
        <source>No product matches “{words}”</source>
        <translation>没有与“{words}”匹配的商品</translation>
    </message>
    <message>
        <source>Check the spelling, or remove the other filters.</source>
        <translation>请检查拼写，或去掉其他筛选条件。</translation>
    </message>
    <message>
        <source>Clear filters</source>
        <translation>清除筛选</translation>
    </message>
    <message>
        <source>No product meets all filters</source>
        <translation>没有符合所有筛选条件的商品</translation>
    </message>
    <message>
        <source>Choose fewer filters to see more products.</source>
        <translation>减少筛选条件可看到更多商品。</translation>
    </message>
    <message>
        <source>Copy rows</source>
        <translation>复制所选行</translation>
    </message>
</context>
<context>
    <name>LockDialog</name>
    <message>
        <source>Passwords and roles</source>
        <translation>密码和角色</translation>
    </message>
    <message>
        <source> min</source>
        <translation> 分钟</translation>
    </message>
    <message>
        <source>Clerk</source>
        <translation>店员</translation>
    </message>
    <message>
        <source>Merchandiser</source>
        <translation>商品管理员</translation>
    </message>
    <message>
        <source>The lock keeps colleagues from what is not their work. It does not protect against somebody who can change your files or opens the catalogue with another program. A lost password of the administrator cannot be restored.</source>
        <translation>锁可防止同事做不属于其工作的事。它不能防范可以修改您的文件或用其他程序打开商品库的人。系统管理员的密码丢失后无法恢复。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Password of the administrator</source>
        <translation>系统管理员的密码</translation>
    </message>
    <message>
        <source>Password of the merchandiser</source>
        <translation>商品管理员的密码</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Without a password this computer works as</source>
        <translation>没有密码时本机的角色</translation>
    </message>
    <message>
        <source>Lock again without input after</source>
        <translation>无操作后重新锁定</translation>
    </message>
    <message>
        <source>Nothing is locked: everybody is an administrator on this computer.</source>
        <translation>没有锁定：在本机上每个人都是系统管理员。</translation>
    </message>
    <message>
        <source>There are passwords for the administrator and for the merchandiser.</source>
        <translation>已有系统管理员和商品管理员的密码。</translation>
    </message>
    <message>
        <source>There is a password for the administrator.</source>
        <translation>已有系统管理员的密码。</translation>
    </message>
</context>
<context>
    <name>LogFilterBar</name>
    <message>
        <source>From</source>
        <translation>从</translation>
    </message>
    <message>
        <source>To</source>
        <translation>到</translation>
    </message>
    <message>
        <source>User</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>Station</source>
        <translation>电脑</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>any day</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
</context>
<context>
    <name>LogWindow</name>
    <message>
        <source>CSV tables (*.csv)</source>
        <translation>CSV 表格 (*.csv)</translation>
    </message>
    <message>
        <source>Workbooks (*.xlsx)</source>
        <translation>Excel 工作簿 (*.xlsx)</translation>
    </message>
    <message>
        <source>Export the log</source>
        <translation>导出操作日志</translation>
    </message>
    <message>
        <source>Activity log</source>
        <translation>操作日志</translation>
    </message>
    <message>
        <source>Who has done what</source>
        <translation>谁做了什么</translation>
    </message>
    <message>
        <source>The program never changes or removes entries. Only administrators see them.</source>
        <translation>程序从不更改或删除记录。只有系统管理员能看到这些记录。</translation>
    </message>
    <message>
        <source>All entries, newest first</source>
        <translation>全部记录，最新的在前</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Refresh</source>
        <translation>刷新</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>MapView</name>
    <message>
        <source>Similar products are close together</source>
        <translation>商品地图：相似的商品彼此靠近</translation>
    </message>
</context>
<context>
    <name>MappingView</name>
    <message>
        <source>SKU (required)</source>
        <translation>货号（SKU，必填）</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Brand</source>
        <translation>品牌</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>价格</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>货币</translation>
    </message>
    <message>
        <source>GTIN (barcode)</source>
        <translation>条码（GTIN）</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>描述</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>First lines of the table</source>
        <translation>表格的前几行</translation>
    </message>
    <message>
        <source>Do not import</source>
        <translation>不导入</translation>
    </message>
</context>
<context>
    <name>MatchView</name>
    <message>
        <source>Your photo</source>
        <translation>您的照片</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>In the catalogue</source>
        <translation>商品库中</translation>
    </message>
    <message>
        <source>The matching product appears here.</source>
        <translation>识别出的商品将显示在这里。</translation>
    </message>
    <message>
        <source>No matching product</source>
        <translation>没有匹配的商品</translation>
    </message>
    <message>
        <source>Photo and product</source>
        <translation>照片与商品</translation>
    </message>
</context>
<context>
    <name>MemberHeader</name>
    <message>
        <source>{sku} · reference</source>
        <translation>{sku} · 保留商品</translation>
    </message>
    <message>
        <source>{sku}: selected</source>
        <translation>{sku}：已勾选</translation>
    </message>
    <message>
        <source>The decision applies to selected products (Space)</source>
        <translation>处理只对勾选的商品生效（空格键）</translation>
    </message>
    <message>
        <source>Previous picture</source>
        <translation>上一张图片</translation>
    </message>
    <message>
        <source>Next picture</source>
        <translation>下一张图片</translation>
    </message>
    <message>
        <source>Reference: this product is kept</source>
        <translation>保留商品：合并后保留这件</translation>
    </message>
    <message>
        <source>{number} of {count}</source>
        <translation>{number} / {count}</translation>
    </message>
    <message>
        <source>Make {sku} the reference (R)</source>
        <translation>将 {sku} 设为保留商品（R）</translation>
    </message>
    <message>
        <source>no picture</source>
        <translation>没有图片</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>Recent catalogues</source>
        <translation>最近的商品库</translation>
    </message>
    <message>
        <source>&amp;Tools</source>
        <translation>工具(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Open photo…</source>
        <translation>打开照片…</translation>
    </message>
    <message>
        <source>Paste photo</source>
        <translation>粘贴照片</translation>
    </message>
    <message>
        <source>History…</source>
        <translation>历史记录…</translation>
    </message>
    <message>
        <source>Import products…</source>
        <translation>导入商品…</translation>
    </message>
    <message>
        <source>Export products…</source>
        <translation>导出商品…</translation>
    </message>
    <message>
        <source>Back up…</source>
        <translation>备份…</translation>
    </message>
    <message>
        <source>Restore…</source>
        <translation>恢复…</translation>
    </message>
    <message>
        <source>Encryption…</source>
        <translation>加密…</translation>
    </message>
    <message>
        <source>Evaluate…</source>
        <translation>评估…</translation>
    </message>
    <message>
        <source>Open catalogue…</source>
        <translation>打开商品库…</translation>
    </message>
    <message>
        <source>Open the sample catalogue</source>
        <translation>打开示例商品库</translation>
    </message>
    <message>
        <source>Connect to a shared catalogue…</source>
        <translation>连接到共享商品库…</translation>
    </message>
    <message>
        <source>Publish this catalogue…</source>
        <translation>发布此商品库…</translation>
    </message>
    <message>
        <source>Conflicts between stations…</source>
        <translation>工作站之间的冲突…</translation>
    </message>
    <message>
        <source>Search products</source>
        <translation>搜索商品</translation>
    </message>
    <message>
        <source>Unlock…</source>
        <translation>解锁…</translation>
    </message>
    <message>
        <source>Lock now</source>
        <translation>立即锁定</translation>
    </message>
    <message>
        <source>Passwords and roles…</source>
        <translation>密码和角色…</translation>
    </message>
    <message>
        <source>Privacy…</source>
        <translation>隐私…</translation>
    </message>
    <message>
        <source>Full-screen demo</source>
        <translation>全屏演示</translation>
    </message>
    <message>
        <source>User guide</source>
        <translation>使用指南</translation>
    </message>
    <message>
        <source>Tour</source>
        <translation>入门导览</translation>
    </message>
    <message>
        <source>Copy details for a bug report</source>
        <translation>复制问题报告所需的详细信息</translation>
    </message>
    <message>
        <source>System default</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Learn from this catalogue…</source>
        <translation>从此商品库学习…</translation>
    </message>
    <message>
        <source>Activity log…</source>
        <translation>操作日志…</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>设置…</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>About Vitrine</source>
        <translation>关于 Vitrine</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
</context>
<context>
    <name>NewPasswordFields</name>
    <message>
        <source>The password needs at least {least} characters.</source>
        <translation>密码至少需要 {least} 个字符。</translation>
    </message>
    <message>
        <source>The two passwords are different.</source>
        <translation>两次输入的密码不同。</translation>
    </message>
    <message>
        <source>Several words are easier to remember and harder to guess.</source>
        <translation>几个词组成的密码更容易记住，也更难猜到。</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>新密码</translation>
    </message>
    <message>
        <source>The same again</source>
        <translation>再次输入</translation>
    </message>
</context>
<context>
    <name>OptionsMenu</name>
    <message>
        <source>Sort by</source>
        <translation>排序方式</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Best match</source>
        <translation>最匹配</translation>
    </message>
    <message>
        <source>SKU</source>
        <translation>货号</translation>
    </message>
    <message>
        <source>Descending</source>
        <translation>降序</translation>
    </message>
    <message>
        <source>Reset columns</source>
        <translation>恢复默认列</translation>
    </message>
</context>
<context>
    <name>OrderBanner</name>
    <message>
        <source>Searching…</source>
        <translation>正在搜索…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln product(s) ordered</source>
        <translation>
            <numerusform>订购 %Ln 件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Complete, %Ln box(es) to check</source>
        <translation>
            <numerusform>已齐全，请核对 %Ln 个框</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln missing</source>
        <translation>
            <numerusform>缺 %Ln 件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln too many</source>
        <translation>
            <numerusform>多 %Ln 件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln wrong</source>
        <translation>
            <numerusform>错 %Ln 件</numerusform>
        </translation>
    </message>
    <message>
        <source>Order complete</source>
        <translation>订单齐全</translation>
    </message>
    <message>
        <source>Close order</source>
        <translation>关闭订单</translation>
    </message>
</context>
<context>
    <name>OrderButton</name>
    <message>
        <source>Tables ({patterns})</source>
        <translation>表格 ({patterns})</translation>
    </message>
    <message>
        <source>Check an order</source>
        <translation>核对订单</translation>
    </message>
    <message>
        <source>Check an order…</source>
        <translation>核对订单…</translation>
    </message>
    <message>
        <source>From a table…</source>
        <translation>从表格…</translation>
    </message>
    <message numerus="yes">
        <source>Accepted for this customer: %Ln product(s)</source>
        <translation>
            <numerusform>该顾客已确认的商品：%Ln 件</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OrderList</name>
    <message>
        <source>Order and what was counted</source>
        <translation>订单与清点结果</translation>
    </message>
</context>
<context>
    <name>OrderModel</name>
    <message>
        <source>Product</source>
        <translation>商品</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>清点</translation>
    </message>
    <message>
        <source>Ordered</source>
        <translation>订购</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
</context>
<context>
    <name>OrderView</name>
    <message>
        <source>Accepted products of this customer</source>
        <translation>该顾客已确认的商品</translation>
    </message>
</context>
<context>
    <name>OutputBar</name>
    <message>
        <source>Sent to the till</source>
        <translation>已发送到收银台</translation>
    </message>
    <message>
        <source>Send to the till</source>
        <translation>发送到收银台</translation>
    </message>
    <message numerus="yes">
        <source>%Ln product(s)</source>
        <translation>
            <numerusform>%Ln 件商品</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln box(es) to check</source>
        <translation>
            <numerusform>%Ln 个框待核对</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln unknown</source>
        <translation>
            <numerusform>%Ln 个库中没有</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln without a price</source>
        <translation>
            <numerusform>%Ln 件没有价格</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Send %Ln more to the till</source>
        <translation>
            <numerusform>再发送 %Ln 件到收银台</numerusform>
        </translation>
    </message>
    <message>
        <source>The list is copied.</source>
        <translation>清单已复制。</translation>
    </message>
    <message>
        <source>Workbooks (*.xlsx)</source>
        <translation>Excel 工作簿 (*.xlsx)</translation>
    </message>
    <message>
        <source>CSV tables (*.csv)</source>
        <translation>CSV 表格 (*.csv)</translation>
    </message>
    <message>
        <source>Save list</source>
        <translation>保存清单</translation>
    </message>
    <message>
        <source>Copy list</source>
        <translation>复制清单</translation>
    </message>
    <message>
        <source>Save list…</source>
        <translation>保存清单…</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清空</translation>
    </message>
</context>
<context>
    <name>PageMessage</name>
    <message>
        <source>Looking for duplicates…</source>
        <translation>正在查找重复…</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>正在加载…</translation>
    </message>
    <message>
        <source>You can continue to work. Results are kept if you stop.</source>
        <translation>您可以继续工作。即使中途停止，已找到的结果也会保留。</translation>
    </message>
    <message>
        <source>No pictures yet</source>
        <translation>还没有图片</translation>
    </message>
    <message>
        <source>Import products with pictures first.</source>
        <translation>请先导入带图片的商品。</translation>
    </message>
    <message>
        <source>Find duplicates</source>
        <translation>查找重复商品</translation>
    </message>
    <message>
        <source>No two products have the same or similar pictures.</source>
        <translation>没有图片相同或相似的商品。</translation>
    </message>
    <message>
        <source>No matching groups</source>
        <translation>没有符合条件的组</translation>
    </message>
    <message>
        <source>{resolved} resolved, {postponed} postponed.</source>
        <translation>已处理 {resolved} 组，稍后处理 {postponed} 组。</translation>
    </message>
    <message numerus="yes">
        <source>Variants are listed apart: %Ln group(s).</source>
        <translation>
            <numerusform>不同规格另列：%Ln 组。</numerusform>
        </translation>
    </message>
    <message>
        <source>Show variants</source>
        <translation>显示不同规格</translation>
    </message>
    <message>
        <source>No open groups</source>
        <translation>没有待处理的组</translation>
    </message>
    <message>
        <source>No postponed groups</source>
        <translation>没有稍后处理的组</translation>
    </message>
    <message numerus="yes">
        <source>Vitrine compares %Ln picture(s) and finds identical files, edited copies of the same photograph, photographs of what is probably the same product, and variants of one style. Nothing changes until you decide.</source>
        <translation>
            <numerusform>Vitrine 将比较 %Ln 张图片，找出完全相同的图片、经过编辑的同一张照片、可能是同一商品的其他照片，以及同款不同规格的商品。在您处理之前不会改动任何内容。</numerusform>
        </translation>
    </message>
    <message>
        <source>No resolved groups</source>
        <translation>没有已处理的组</translation>
    </message>
    <message>
        <source>No issues</source>
        <translation>没有问题</translation>
    </message>
    <message>
        <source>Look for duplicates</source>
        <translation>查找重复</translation>
    </message>
    <message>
        <source>No duplicates found</source>
        <translation>没有发现重复</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>显示全部</translation>
    </message>
</context>
<context>
    <name>PageSwitcher</name>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
</context>
<context>
    <name>Pager</name>
    <message>
        <source>Previous products of this group</source>
        <translation>本组前面的商品</translation>
    </message>
    <message>
        <source>Next products of this group</source>
        <translation>本组后面的商品</translation>
    </message>
</context>
<context>
    <name>PhotoArea</name>
    <message>
        <source>Drop a photo here</source>
        <translation>把照片拖到这里</translation>
    </message>
    <message>
        <source>or paste it, open a file, or use the camera</source>
        <translation>也可以粘贴、打开文件，或使用摄像头</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>正在搜索…</translation>
    </message>
    <message>
        <source>Photo to search for</source>
        <translation>要搜索的照片</translation>
    </message>
    <message>
        <source>Enlarge the photo</source>
        <translation>放大照片</translation>
    </message>
    <message>
        <source>Open a photo</source>
        <translation>打开照片</translation>
    </message>
</context>
<context>
    <name>PhotoBox</name>
    <message>
        <source>Drop or paste a photo, or choose one.</source>
        <translation>拖放、粘贴或选择一张照片。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s)</source>
        <translation>
            <numerusform>%Ln 张照片</numerusform>
        </translation>
    </message>
    <message>
        <source>Photo of the new product</source>
        <translation>新商品的照片</translation>
    </message>
    <message>
        <source>Choose files…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>Add photo</source>
        <translation>添加照片</translation>
    </message>
    <message>
        <source>Remove the photos</source>
        <translation>移除照片</translation>
    </message>
</context>
<context>
    <name>PhotoInput</name>
    <message>
        <source>Choose files…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Take a photo…</source>
        <translation>拍照…</translation>
    </message>
</context>
<context>
    <name>PhotoPane</name>
    <message>
        <source>Drop photos to count the products in them.</source>
        <translation>拖放照片即可清点其中的商品。</translation>
    </message>
    <message>
        <source>Drag a box, or move it with the arrow keys and resize it with Shift; Enter searches it, Esc drops it.</source>
        <translation>拖动画框，或用方向键移动、按住 Shift 调整大小；按 Enter 搜索，按 Esc 放弃。</translation>
    </message>
    <message>
        <source>Point the camera at a part of the shelf, then press Space.</source>
        <translation>将摄像头对准货架的一部分，然后按空格键。</translation>
    </message>
    <message>
        <source>Press a box to change it, drag to draw a missing one.</source>
        <translation>点按框可修改，拖动可补画遗漏的商品。</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>正在清点…</translation>
    </message>
    <message>
        <source>Counting… {done} of {total} photos are done.</source>
        <translation>正在清点… 已完成 {done} / {total} 张照片。</translation>
    </message>
    <message>
        <source>Photograph the shelves</source>
        <translation>给货架拍照</translation>
    </message>
    <message>
        <source>Drop the photos here, paste one, open files, or use the camera. They may overlap: each thing is counted once.</source>
        <translation>将照片拖到这里、粘贴照片、打开文件或使用摄像头。照片可以重叠，每件商品只计一次。</translation>
    </message>
    <message>
        <source>The photo cannot be read any more</source>
        <translation>照片已无法读取</translation>
    </message>
    <message>
        <source>What was counted in it stays.</source>
        <translation>其中的盘点结果仍然保留。</translation>
    </message>
    <message>
        <source>Open photos…</source>
        <translation>打开照片…</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Camera (C)</source>
        <translation>摄像头 (C)</translation>
    </message>
    <message>
        <source>Remove photo</source>
        <translation>移除照片</translation>
    </message>
    <message>
        <source>Stop counting</source>
        <translation>停止清点</translation>
    </message>
</context>
<context>
    <name>PhotoPanel</name>
    <message>
        <source>Photo {position} of {count}</source>
        <translation>第 {position} 张，共 {count} 张</translation>
    </message>
    <message>
        <source>Press a box to change it, drag to draw a missing one.</source>
        <translation>点按框可修改，拖动可补画遗漏的商品。</translation>
    </message>
    <message>
        <source>Drop the photo to count the products in it.</source>
        <translation>松开即可清点照片中的商品。</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>正在搜索…</translation>
    </message>
    <message>
        <source>Drag a box, or move it with the arrow keys and resize it with Shift; Enter searches it, Esc drops it.</source>
        <translation>拖动画框，或用方向键移动、按住 Shift 调整大小；按 Enter 搜索，按 Esc 放弃。</translation>
    </message>
    <message>
        <source>Put products down or take them away: the list follows. Space stops and keeps it.</source>
        <translation>放下或拿走商品，清单随之更新。按空格键定格并保留清单。</translation>
    </message>
    <message>
        <source>Put the products down so that all can be seen, then press Space.</source>
        <translation>把商品摆开，确保都能看到，然后按空格键。</translation>
    </message>
    <message>
        <source>Photograph several products at once</source>
        <translation>一次拍下多件商品</translation>
    </message>
    <message>
        <source>Drop a photo here, paste it, open a file, or use the camera.</source>
        <translation>把照片拖到这里、粘贴、打开文件，或使用摄像头。</translation>
    </message>
    <message>
        <source>Open photo…</source>
        <translation>打开照片…</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Live (L)</source>
        <translation>实时清点（L）</translation>
    </message>
    <message>
        <source>Draw a box (N)</source>
        <translation>画框 (N)</translation>
    </message>
    <message>
        <source>Close camera</source>
        <translation>关闭摄像头</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>摄像头</translation>
    </message>
    <message>
        <source>Previous photo (Alt+Left)</source>
        <translation>上一张照片 (Alt+←)</translation>
    </message>
    <message>
        <source>Next photo (Alt+Right)</source>
        <translation>下一张照片 (Alt+→)</translation>
    </message>
</context>
<context>
    <name>PhotoStrip</name>
    <message>
        <source>Photos of the stock take</source>
        <translation>盘点照片</translation>
    </message>
    <message>
        <source>Photo {number} of {count}</source>
        <translation>第 {number} 张照片，共 {count} 张</translation>
    </message>
    <message>
        <source>Photos of the basket</source>
        <translation>购物篮的照片</translation>
    </message>
</context>
<context>
    <name>PhotoStripModel</name>
    <message>
        <source>Photo {number} of {count}</source>
        <translation>第 {number} 张照片，共 {count} 张</translation>
    </message>
    <message numerus="yes">
        <source>%Ln thing(s)</source>
        <translation>
            <numerusform>%Ln 件</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PhotoViewer</name>
    <message>
        <source>Photo</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>Enlarged photo</source>
        <translation>放大的照片</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>关闭 (Esc)</translation>
    </message>
</context>
<context>
    <name>PictureChanges</name>
    <message>
        <source>Picture removed. Undo brings it back.</source>
        <translation>已移除图片，可以撤销。</translation>
    </message>
    <message>
        <source>The product is shown with this picture now.</source>
        <translation>商品现在显示这张图片。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln picture(s) added</source>
        <translation>
            <numerusform>已添加 %Ln 张图片</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PictureGallery</name>
    <message>
        <source>Picture of the product</source>
        <translation>商品图片</translation>
    </message>
    <message>
        <source>Enlarge</source>
        <translation>放大</translation>
    </message>
</context>
<context>
    <name>PictureSection</name>
    <message>
        <source>Main picture</source>
        <translation>主图</translation>
    </message>
    <message>
        <source>Taken at the counter</source>
        <translation>柜台拍摄</translation>
    </message>
    <message>
        <source>No picture yet</source>
        <translation>还没有图片</translation>
    </message>
    <message>
        <source>Drop or paste pictures here</source>
        <translation>把图片拖放或粘贴到这里</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Add pictures</source>
        <translation>添加图片</translation>
    </message>
    <message>
        <source>Make this the main picture</source>
        <translation>设为主图</translation>
    </message>
    <message>
        <source>Remove this picture (Delete)</source>
        <translation>移除这张图片（Delete）</translation>
    </message>
    <message>
        <source>Remove this picture</source>
        <translation>移除这张图片</translation>
    </message>
</context>
<context>
    <name>PictureViewer</name>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Enlarged picture</source>
        <translation>放大的图片</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>关闭 (Esc)</translation>
    </message>
    <message>
        <source>Previous picture</source>
        <translation>上一张图片</translation>
    </message>
    <message>
        <source>Next picture</source>
        <translation>下一张图片</translation>
    </message>
    <message>
        <source>Picture {row} of {count} · {width} × {height} · {file}</source>
        <translation>第 {row} 张，共 {count} 张 · {width} × {height} · {file}</translation>
    </message>
</context>
<context>
    <name>PipelineStrip</name>
    <message>
        <source>Photo</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>Crop</source>
        <translation>裁剪</translation>
    </message>
    <message>
        <source>Embedding</source>
        <translation>特征向量</translation>
    </message>
    <message>
        <source>Neighbours</source>
        <translation>近邻检索</translation>
    </message>
    <message>
        <source>Verification</source>
        <translation>关键点核验</translation>
    </message>
    <message>
        <source>matching points</source>
        <translation>个特征点吻合</translation>
    </message>
    <message>
        <source>no matching points</source>
        <translation>没有吻合的特征点</translation>
    </message>
</context>
<context>
    <name>PlanBar</name>
    <message>
        <source>No plan</source>
        <translation>无陈列图</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>陈列图</translation>
    </message>
    <message>
        <source>Plan of the shelf</source>
        <translation>货架的陈列图</translation>
    </message>
    <message>
        <source>Keep as plan…</source>
        <translation>存为陈列图…</translation>
    </message>
    <message>
        <source>Remove plan</source>
        <translation>删除陈列图</translation>
    </message>
</context>
<context>
    <name>PreviewRows</name>
    <message>
        <source>SKU</source>
        <translation>货号</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>网站</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>字段</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>更改前</translation>
    </message>
    <message>
        <source>After</source>
        <translation>更改后</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>序号</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>说明</translation>
    </message>
</context>
<context>
    <name>PreviewStep</name>
    <message>
        <source>What the import will do</source>
        <translation>导入的内容</translation>
    </message>
    <message>
        <source>Archive them</source>
        <translation>归档这些商品</translation>
    </message>
    <message>
        <source>Change columns</source>
        <translation>更改列</translation>
    </message>
    <message>
        <source>Comparing the table with the catalogue…</source>
        <translation>正在与商品库比较…</translation>
    </message>
    <message>
        <source>Nothing to import</source>
        <translation>没有可导入的内容</translation>
    </message>
    <message numerus="yes">
        <source>The first %Ln product(s):</source>
        <translation>
            <numerusform>前 %Ln 件商品：</numerusform>
        </translation>
    </message>
    <message>
        <source>New products are added to the catalogue.</source>
        <translation>新商品将加入商品库。</translation>
    </message>
    <message>
        <source>These products are in the catalogue as the table has them.</source>
        <translation>商品库中的这些商品与表格一致。</translation>
    </message>
    <message>
        <source>Pictures stay where they are. Vitrine keeps thumbnails.</source>
        <translation>图片留在原处，Vitrine 只保存缩略图。</translation>
    </message>
    <message>
        <source>The table names other pictures, or their files have new contents.</source>
        <translation>表格给出了其他图片，或图片文件的内容已更改。</translation>
    </message>
    <message>
        <source>The files were moved or renamed; their contents are the same.</source>
        <translation>文件已移动或改名，内容相同。</translation>
    </message>
    <message>
        <source>The products are imported without these pictures; they can be corrected later.</source>
        <translation>商品会导入，但没有这些图片；导入后可以更正。</translation>
    </message>
    <message>
        <source>These rows can be corrected after the import.</source>
        <translation>导入后可以更正这些行。</translation>
    </message>
    <message>
        <source>The table had these products before. They stay in the catalogue.</source>
        <translation>表格以前有这些商品，现在没有。它们仍保留在商品库中。</translation>
    </message>
</context>
<context>
    <name>PreviewTexts</name>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>Nothing to import</source>
        <translation>没有可导入的内容</translation>
    </message>
    <message>
        <source>SKU</source>
        <translation>货号</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Brand</source>
        <translation>品牌</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>价格</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>货币</translation>
    </message>
    <message>
        <source>GTIN (barcode)</source>
        <translation>条码（GTIN）</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>描述</translation>
    </message>
    <message>
        <source>Attributes</source>
        <translation>属性</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Archived</source>
        <translation>归档时间</translation>
    </message>
    <message>
        <source>Left out: it has no heading</source>
        <translation>不导入：没有列标题</translation>
    </message>
    <message>
        <source>Kept as an attribute</source>
        <translation>保留为属性</translation>
    </message>
    <message>
        <source>Looks like a price, but is only kept as an attribute</source>
        <translation>看起来是价格，但只保留为属性</translation>
    </message>
    <message>
        <source>Looks like a GTIN, but is only kept as an attribute</source>
        <translation>看起来是条码，但只保留为属性</translation>
    </message>
    <message>
        <source>Looks like pictures, but is only kept as an attribute</source>
        <translation>看起来是图片，但只保留为属性</translation>
    </message>
    <message numerus="yes">
        <source>%Ln name(s)</source>
        <translation>
            <numerusform>%Ln 个名称</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln brand(s)</source>
        <translation>
            <numerusform>%Ln 个品牌</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln category(ies)</source>
        <translation>
            <numerusform>%Ln 个类别</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln price(s)</source>
        <translation>
            <numerusform>%Ln 个价格</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln currency(ies)</source>
        <translation>
            <numerusform>%Ln 个币种</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln GTIN(s)</source>
        <translation>
            <numerusform>%Ln 个条码</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln description(s)</source>
        <translation>
            <numerusform>%Ln 个描述</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln attribute(s)</source>
        <translation>
            <numerusform>%Ln 件的属性</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln new</source>
        <translation>
            <numerusform>新增 %Ln 件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln changed</source>
        <translation>
            <numerusform>更改 %Ln 件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln unchanged</source>
        <translation>
            <numerusform>未变 %Ln 件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln picture(s) added</source>
        <translation>
            <numerusform>已添加 %Ln 张图片</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln picture(s) replaced</source>
        <translation>
            <numerusform>替换图片 %Ln 张</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln picture(s) moved</source>
        <translation>
            <numerusform>移动图片 %Ln 张</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln picture(s) cannot be used</source>
        <translation>
            <numerusform>%Ln 张图片无法使用</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln picture(s) on the web</source>
        <translation>
            <numerusform>网上图片 %Ln 张</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln not imported</source>
        <translation>
            <numerusform>未导入 %Ln 处</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) that are no products</source>
        <translation>
            <numerusform>不是商品的行 %Ln 行</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln to check</source>
        <translation>
            <numerusform>待核对 %Ln 处</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln no longer in the table</source>
        <translation>
            <numerusform>表格中已没有 %Ln 件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln column(s) without a field</source>
        <translation>
            <numerusform>未对应的列 %Ln 个</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PrivacyDialog</name>
    <message>
        <source>Where: {place}</source>
        <translation>位置：{place}</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>隐私</translation>
    </message>
    <message>
        <source>What is kept</source>
        <translation>保存的内容</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Forget…</source>
        <translation>彻底删除…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>How long</source>
        <translation>保存多久</translation>
    </message>
    <message>
        <source>Only this leaves this computer:</source>
        <translation>只有以下内容会离开本机：</translation>
    </message>
    <message>
        <source>Nothing leaves this computer. There is no account and no cloud.</source>
        <translation>任何内容都不会离开本机。没有账号，不使用云。</translation>
    </message>
    <message>
        <source>The network is used otherwise only for this:</source>
        <translation>此外只有以下情况使用网络：</translation>
    </message>
</context>
<context>
    <name>ProductAddition</name>
    <message>
        <source>Add product…</source>
        <translation>添加商品…</translation>
    </message>
    <message>
        <source>Add a copy of the product…</source>
        <translation>添加该商品的副本…</translation>
    </message>
    <message>
        <source>Product {sku} added</source>
        <translation>新增商品“{sku}”</translation>
    </message>
</context>
<context>
    <name>ProductGrid</name>
    <message>
        <source>Products</source>
        <translation>商品</translation>
    </message>
</context>
<context>
    <name>ProductPane</name>
    <message>
        <source>Added {time}</source>
        <translation>添加于 {time}</translation>
    </message>
    <message>
        <source>changed {time} by {author}</source>
        <translation>修改于 {time}，{author}</translation>
    </message>
    <message>
        <source>changed {time}</source>
        <translation>修改于 {time}</translation>
    </message>
    <message>
        <source>archived {time}</source>
        <translation>归档于 {time}</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详细信息</translation>
    </message>
    <message>
        <source>Choose a product to see and change its details.</source>
        <translation>选择商品以查看和修改详细信息。</translation>
    </message>
</context>
<context>
    <name>ProductTable</name>
    <message>
        <source>Products</source>
        <translation>商品</translation>
    </message>
</context>
<context>
    <name>ProgressBar</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message numerus="yes">
        <source>%Ln second(s) left</source>
        <translation>
            <numerusform>剩余 %Ln 秒</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln minute(s) left</source>
        <translation>
            <numerusform>剩余 %Ln 分钟</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProposalCard</name>
    <message>
        <source>The catalogue may have this product: {name} ({sku}).</source>
        <translation>商品库中可能已有此商品：{name}（{sku}）。</translation>
    </message>
    <message>
        <source>The catalogue has this product already: {name} ({sku}).</source>
        <translation>商品库中已有此商品：{name}（{sku}）。</translation>
    </message>
    <message>
        <source>Open that product</source>
        <translation>打开该商品</translation>
    </message>
</context>
<context>
    <name>QueryTableDialog</name>
    <message>
        <source>Evaluate</source>
        <translation>评估</translation>
    </message>
    <message>
        <source>How well are your products found?</source>
        <translation>您的商品找得准吗？</translation>
    </message>
    <message>
        <source>Choose a table of photos with known products. Vitrine searches for each photo and reports how many products it finds, how reliable its scores are, and which products it confuses.</source>
        <translation>请选择一张表格，列出已知商品的照片。Vitrine 会逐张搜索，并报告找到了多少、匹配度是否可信，以及哪些商品被混淆。</translation>
    </message>
    <message>
        <source>Leave the sku empty if the product is not in the catalogue. Photo paths are relative to the folder of the table. Use photos that are not in the catalogue.</source>
        <translation>商品不在库中时，sku 留空。照片路径相对于表格所在的文件夹。请使用不在商品库中的照片。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Choose table…</source>
        <translation>选择表格…</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Choose a table of photos</source>
        <translation>选择照片表格</translation>
    </message>
</context>
<context>
    <name>ReadingOptions</name>
    <message>
        <source>Detected: {name}</source>
        <translation>自动识别：{name}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <translation>
            <numerusform>%Ln 行</numerusform>
        </translation>
    </message>
    <message>
        <source>hidden</source>
        <translation>已隐藏</translation>
    </message>
    <message>
        <source>Comma</source>
        <translation>逗号</translation>
    </message>
    <message>
        <source>Semicolon</source>
        <translation>分号</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>制表符</translation>
    </message>
    <message>
        <source>Vertical bar</source>
        <translation>竖线</translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation>工作表</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>Delimiter</source>
        <translation>分隔符</translation>
    </message>
    <message>
        <source>Headings in line</source>
        <translation>列标题所在行</translation>
    </message>
</context>
<context>
    <name>RecentList</name>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Location</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Products</source>
        <translation>商品</translation>
    </message>
    <message>
        <source>Last opened</source>
        <translation>上次打开</translation>
    </message>
    <message>
        <source>Recent catalogues</source>
        <translation>最近的商品库</translation>
    </message>
    <message>
        <source>Remove from the list</source>
        <translation>从列表中移除</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>不存在</translation>
    </message>
</context>
<context>
    <name>RecentMenu</name>
    <message>
        <source>{catalogue} (missing)</source>
        <translation>{catalogue}（不存在）</translation>
    </message>
    <message>
        <source>Remove missing ones from the list</source>
        <translation>从列表中移除不存在的商品库</translation>
    </message>
</context>
<context>
    <name>ReferenceRulesDialog</name>
    <message>
        <source>Reference rules</source>
        <translation>保留哪件商品</translation>
    </message>
    <message>
        <source>Which product of a group is kept</source>
        <translation>每组保留哪件商品</translation>
    </message>
    <message>
        <source>The first rule decides. If it finds no difference, the next one does. Drag the rules, or move them with Alt+↑ and Alt+↓.</source>
        <translation>先按第一条规则选择，相同时再看下一条。可拖动规则，或用 Alt+↑、Alt+↓ 移动。</translation>
    </message>
    <message>
        <source>Rules, most important first</source>
        <translation>规则，最重要的在前</translation>
    </message>
    <message>
        <source>Move up (Alt+↑)</source>
        <translation>上移（Alt+↑）</translation>
    </message>
    <message>
        <source>Move down (Alt+↓)</source>
        <translation>下移（Alt+↓）</translation>
    </message>
    <message>
        <source>Use this order</source>
        <translation>采用此顺序</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>RemovedBar</name>
    <message>
        <source>Taken off</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>The till has these, the basket does not: {products}. Take them off there.</source>
        <translation>收银台已收到而购物篮中已没有：{products}。请在收银台取消。</translation>
    </message>
</context>
<context>
    <name>ReportDialog</name>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Import finished</source>
        <translation>导入完成</translation>
    </message>
    <message>
        <source>All rows were imported.</source>
        <translation>全部导入成功。</translation>
    </message>
    <message>
        <source>Import problems</source>
        <translation>问题明细</translation>
    </message>
    <message numerus="yes">
        <source>%Ln done</source>
        <translation>
            <numerusform>已处理 %Ln 处</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing has changed.</source>
        <translation>没有变化。</translation>
    </message>
    <message>
        <source>Importing again…</source>
        <translation>正在重新导入…</translation>
    </message>
    <message>
        <source>Save as table…</source>
        <translation>另存为表格…</translation>
    </message>
    <message>
        <source>Remove from list</source>
        <translation>从列表中移除</translation>
    </message>
    <message>
        <source>Try all again</source>
        <translation>全部重试</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) or picture(s) not imported</source>
        <translation>
            <numerusform>%Ln 行或图片未导入</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) that are no products</source>
        <translation>
            <numerusform>不是商品的行 %Ln 行</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln to check</source>
        <translation>
            <numerusform>待核对 %Ln 处</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>Line {line}</source>
        <translation>第 {line} 行</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
    <message>
        <source>{name} not imported</source>
        <translation>{name} 未导入</translation>
    </message>
    <message>
        <source>Save report</source>
        <translation>保存报告</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) saved to {file}</source>
        <translation>
            <numerusform>已将 %Ln 行保存到 {file}</numerusform>
        </translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>ReportFigures</name>
    <message>
        <source>added</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>updated</source>
        <translation>更新</translation>
    </message>
    <message>
        <source>unchanged</source>
        <translation>未变</translation>
    </message>
    <message numerus="yes">
        <source>picture(s)</source>
        <translation>
            <numerusform>图片</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>picture(s) moved</source>
        <translation>
            <numerusform>移动的图片</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>picture(s) replaced</source>
        <translation>
            <numerusform>替换掉的图片</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>further row(s) of products</source>
        <translation>
            <numerusform>同一商品的其他行</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>row(s) that are no products</source>
        <translation>
            <numerusform>不是商品的行</numerusform>
        </translation>
    </message>
    <message>
        <source>archived</source>
        <translation>已归档</translation>
    </message>
</context>
<context>
    <name>ReportListModel</name>
    <message>
        <source>Line</source>
        <translation>行</translation>
    </message>
    <message>
        <source>SKU</source>
        <translation>货号</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
</context>
<context>
    <name>RestoreDialog</name>
    <message>
        <source>Choose a backup</source>
        <translation>选择备份</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Restore “{name}”</source>
        <translation>恢复“{name}”</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>There are no backups in the folder of the catalogue.</source>
        <translation>商品库文件夹中没有备份。</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Products</source>
        <translation>商品</translation>
    </message>
</context>
<context>
    <name>RestoredBar</name>
    <message>
        <source>The basket of {time} is back.</source>
        <translation>已恢复 {time} 的购物篮。</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>放弃</translation>
    </message>
</context>
<context>
    <name>ResultDialog</name>
    <message>
        <source>Evaluate</source>
        <translation>评估</translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s) evaluated</source>
        <translation>
            <numerusform>已评估 %Ln 张照片</numerusform>
        </translation>
    </message>
    <message>
        <source>{known} of products in the catalogue, {absent} of others</source>
        <translation>其中 {known} 张是库内商品，{absent} 张是库外商品</translation>
    </message>
    <message>
        <source>Save report…</source>
        <translation>保存报告…</translation>
    </message>
    <message>
        <source>Open report</source>
        <translation>打开报告</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) not evaluated:</source>
        <translation>
            <numerusform>已跳过 %Ln 行：</numerusform>
        </translation>
    </message>
    <message>
        <source>Save report</source>
        <translation>保存报告</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>ResultGrid</name>
    <message>
        <source>Products</source>
        <translation>商品</translation>
    </message>
    <message>
        <source>This is it</source>
        <translation>就是它</translation>
    </message>
    <message>
        <source>Find similar</source>
        <translation>查找相似商品</translation>
    </message>
    <message>
        <source>Copy SKU</source>
        <translation>复制货号</translation>
    </message>
    <message>
        <source>Open picture</source>
        <translation>打开图片</translation>
    </message>
</context>
<context>
    <name>ResultsPane</name>
    <message>
        <source>No product scores {score} or more</source>
        <translation>没有匹配度达到 {score} 的商品</translation>
    </message>
    <message>
        <source>Move the slider to the left to show more.</source>
        <translation>向左移动滑块可显示更多。</translation>
    </message>
    <message>
        <source>Opening the catalogue…</source>
        <translation>正在打开商品库…</translation>
    </message>
    <message>
        <source>No product matches “{words}”</source>
        <translation>没有与“{words}”匹配的商品</translation>
    </message>
    <message>
        <source>Check the spelling, or search for fewer words.</source>
        <translation>请检查拼写，或减少搜索词。</translation>
    </message>
    <message>
        <source>This catalogue is empty</source>
        <translation>这个商品库是空的</translation>
    </message>
    <message>
        <source>Import a table or a folder with pictures of your products.</source>
        <translation>请导入商品表格，或存放商品图片的文件夹。</translation>
    </message>
    <message>
        <source>Import products…</source>
        <translation>导入商品…</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>没有找到</translation>
    </message>
    <message>
        <source>Import a table with a picture column, or a folder of pictures.</source>
        <translation>请导入带图片列的表格，或图片文件夹。</translation>
    </message>
</context>
<context>
    <name>ReviewPanel</name>
    <message>
        <source>Select at least one more product (Space).</source>
        <translation>请再勾选至少一件商品（空格键）。</translation>
    </message>
    <message>
        <source>Merged into one product: {skus}</source>
        <translation>已合并为一件商品：{skus}</translation>
    </message>
</context>
<context>
    <name>RightProductBox</name>
    <message>
        <source>Search for the right product</source>
        <translation>搜索正确的商品</translation>
    </message>
</context>
<context>
    <name>RoleUnlockDialog</name>
    <message>
        <source>Unlock</source>
        <translation>解锁</translation>
    </message>
    <message>
        <source>You are working as a {role}. Enter the password of the merchandiser or of the administrator.</source>
        <translation>您现在的角色是{role}。请输入商品管理员或系统管理员的密码。</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>After {minutes} min without input the computer is locked again.</source>
        <translation>{minutes} 分钟没有操作后，计算机会重新锁定。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>RowEditor</name>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Show product</source>
        <translation>查看商品</translation>
    </message>
    <message>
        <source>Values of the row</source>
        <translation>该行的内容</translation>
    </message>
    <message>
        <source>Line {line}</source>
        <translation>第 {line} 行</translation>
    </message>
    <message>
        <source>Correct the values, then try again.</source>
        <translation>请更正内容，然后重试。</translation>
    </message>
</context>
<context>
    <name>RowModel</name>
    <message>
        <source>Column</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>问题</translation>
    </message>
</context>
<context>
    <name>SearchBox</name>
    <message>
        <source>Name, brand, SKU or GTIN</source>
        <translation>名称、品牌、货号或条码</translation>
    </message>
    <message>
        <source>Search products</source>
        <translation>搜索商品</translation>
    </message>
    <message>
        <source>Search products by name, brand, SKU, GTIN or attribute (Ctrl+F)</source>
        <translation>按名称、品牌、货号、条码、属性或拼音搜索商品（Ctrl+F）</translation>
    </message>
</context>
<context>
    <name>ServerDialog</name>
    <message>
        <source>Connecting…</source>
        <translation>正在连接…</translation>
    </message>
    <message>
        <source>The catalogue is published. Connect to it to work with the others.</source>
        <translation>商品库已发布。请连接到它，与其他人一起工作。</translation>
    </message>
    <message>
        <source>Cancelled. What was copied is kept; the next try goes on.</source>
        <translation>已取消。已复制的内容会保留；下次尝试将继续。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>The password is not kept, because there is no keyring. Write it into the file ~/.pgpass, so that this computer connects by itself.</source>
        <translation>没有密钥环，因此未保存密码。请将其写入文件 ~/.pgpass，以便此计算机自动连接。</translation>
    </message>
    <message>
        <source>Shared catalogue</source>
        <translation>共享商品库</translation>
    </message>
    <message>
        <source>Connect to a shared catalogue</source>
        <translation>连接到共享商品库</translation>
    </message>
    <message>
        <source>The catalogue is copied to this computer, which answers from the copy and goes on working while the server is not reached.</source>
        <translation>商品库会复制到此计算机；识别使用该副本，无法连接服务器时也能继续工作。</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Publish</source>
        <translation>发布</translation>
    </message>
    <message>
        <source>Publish “{name}”</source>
        <translation>发布“{name}”</translation>
    </message>
    <message>
        <source>Everything in the catalogue is copied to a database that your administrator has prepared. Other computers can then connect to it. The catalogue on this computer stays as it is.</source>
        <translation>商品库中的全部内容会复制到管理员准备好的数据库。其他计算机随后即可连接。此计算机上的商品库保持不变。</translation>
    </message>
    <message>
        <source>Test the connection</source>
        <translation>测试连接</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
</context>
<context>
    <name>ServerFields</name>
    <message>
        <source>Server</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>端口</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>数据库</translation>
    </message>
    <message>
        <source>User</source>
        <translation>用户</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Name, or an address that begins with postgresql://</source>
        <translation>名称，或以 postgresql:// 开头的地址</translation>
    </message>
    <message>
        <source>Keep the password in the keyring of this computer</source>
        <translation>将密码保存在此计算机的密钥环中</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>运行设备</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>度量</translation>
    </message>
    <message>
        <source>Maximum number of results</source>
        <translation>结果数上限</translation>
    </message>
    <message>
        <source>Changing the device, the model or the measure reopens the catalogue. A new model processes every picture once.</source>
        <translation>更改设备、模型或比对方式后会重新打开商品库。新模型会将每张图片处理一遍。</translation>
    </message>
    <message>
        <source>Read the text on labels</source>
        <translation>读取包装上的文字</translation>
    </message>
    <message>
        <source>Pictures are read once, in the background. Photos are read where products look alike. Nothing leaves this computer.</source>
        <translation>图片在后台读取一次；商品外观相近时读取照片。任何内容都不会离开本机。</translation>
    </message>
    <message>
        <source>Choose model…</source>
        <translation>选择模型…</translation>
    </message>
    <message>
        <source>What is kept, and forget…</source>
        <translation>保存的内容与彻底删除…</translation>
    </message>
    <message>
        <source>System default</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>GPU if available</source>
        <translation>有 GPU 时使用 GPU</translation>
    </message>
    <message>
        <source>Mahalanobis distance (learned)</source>
        <translation>马氏距离（学习得到）</translation>
    </message>
    <message>
        <source>Built-in model</source>
        <translation>内置模型</translation>
    </message>
    <message>
        <source>Choose model card</source>
        <translation>选择模型卡</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>GPU (CUDA)</source>
        <translation>GPU (CUDA)</translation>
    </message>
    <message>
        <source>Learned, if available</source>
        <translation>已学习时，优先用学习结果</translation>
    </message>
    <message>
        <source>Cosine</source>
        <translation>余弦</translation>
    </message>
    <message>
        <source>Euclidean distance</source>
        <translation>欧氏距离</translation>
    </message>
    <message>
        <source>Model cards (*.json)</source>
        <translation>模型卡 (*.json)</translation>
    </message>
</context>
<context>
    <name>ShelfBanner</name>
    <message>
        <source>Compared with {plan}</source>
        <translation>与“{plan}”比较</translation>
    </message>
    <message>
        <source>Comparing…</source>
        <translation>正在比较…</translation>
    </message>
    <message>
        <source>Take or open a photo of this shelf to see what has changed.</source>
        <translation>拍摄或打开这个货架的照片，即可看到变化。</translation>
    </message>
    <message numerus="yes">
        <source>%n facing(s) compared with {plan}</source>
        <translation>
            <numerusform>已与“{plan}”比较 %n 个排面</numerusform>
        </translation>
    </message>
    <message>
        <source>As planned</source>
        <translation>与陈列图一致</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s)</source>
        <translation>
            <numerusform>%n 处变化</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to check</source>
        <translation>
            <numerusform>%n 处待核对</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ShelfPhotoArea</name>
    <message>
        <source>Press a product or use the arrow keys to see or correct it.</source>
        <translation>点按商品或用方向键选择，即可查看或更正。</translation>
    </message>
    <message>
        <source>Drop the photo of a shelf here.</source>
        <translation>把货架照片拖放到这里。</translation>
    </message>
    <message>
        <source>Reading the shelf…</source>
        <translation>正在识别货架…</translation>
    </message>
    <message>
        <source>Take the whole shelf from the front, then press Space.</source>
        <translation>从正面拍下整个货架，然后按空格键。</translation>
    </message>
    <message>
        <source>Plan: {name}</source>
        <translation>陈列图：{name}</translation>
    </message>
    <message>
        <source>Photograph a shelf</source>
        <translation>拍摄货架</translation>
    </message>
    <message>
        <source>Drop a photo here, paste it, open a file, or use the camera. You see the facings of each board, and places that are possibly empty.</source>
        <translation>把照片拖到这里、粘贴、打开文件或使用摄像头。可以看到每一层的排面，以及可能缺货的位置。</translation>
    </message>
    <message>
        <source>Photo of the shelf</source>
        <translation>货架照片</translation>
    </message>
    <message>
        <source>Photo of the plan</source>
        <translation>陈列图照片</translation>
    </message>
    <message>
        <source>Reading the shelf</source>
        <translation>正在识别货架</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>现有</translation>
    </message>
    <message>
        <source>Open photo…</source>
        <translation>打开照片…</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>摄像头</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>ShelfView</name>
    <message>
        <source>Only the first photo is read.</source>
        <translation>只识别第一张照片。</translation>
    </message>
    <message>
        <source>Kept as plan: {name}</source>
        <translation>已存为陈列图：{name}</translation>
    </message>
    <message>
        <source>Saved in {file}</source>
        <translation>已保存到 {file}</translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
</context>
<context>
    <name>SidePanel</name>
    <message>
        <source>Workbooks (*.xlsx)</source>
        <translation>Excel 工作簿 (*.xlsx)</translation>
    </message>
    <message>
        <source>CSV tables (*.csv)</source>
        <translation>CSV 表格 (*.csv)</translation>
    </message>
    <message>
        <source>Save changes</source>
        <translation>保存变化</translation>
    </message>
    <message>
        <source>Save list</source>
        <translation>保存清单</translation>
    </message>
    <message numerus="yes">
        <source>Changes (%n)</source>
        <translation>
            <numerusform>变化（%n）</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Change all %n facings side by side</source>
        <translation>
            <numerusform>更改并排的全部 %n 个排面</numerusform>
        </translation>
    </message>
    <message>
        <source>Lists of the shelf</source>
        <translation>货架列表</translation>
    </message>
    <message>
        <source>Whole shelf</source>
        <translation>整个货架</translation>
    </message>
    <message>
        <source>Save list…</source>
        <translation>保存清单…</translation>
    </message>
    <message>
        <source>Remove photo</source>
        <translation>移除照片</translation>
    </message>
</context>
<context>
    <name>SourceStep</name>
    <message>
        <source>A table</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>CSV or Excel, with one product per row and the file name of its picture.</source>
        <translation>CSV 或 Excel：每行一件商品，并写明图片文件名。</translation>
    </message>
    <message>
        <source>A folder of pictures</source>
        <translation>图片文件夹</translation>
    </message>
    <message>
        <source>Each folder is a category, each picture or sub-folder a product.</source>
        <translation>每个文件夹是一个类别，其中每张图片或每个子文件夹是一件商品。</translation>
    </message>
    <message>
        <source>Choose a table</source>
        <translation>选择表格</translation>
    </message>
    <message>
        <source>Tables ({patterns})</source>
        <translation>表格 ({patterns})</translation>
    </message>
    <message>
        <source>Choose a folder of pictures</source>
        <translation>选择图片文件夹</translation>
    </message>
</context>
<context>
    <name>StartPage</name>
    <message>
        <source>Find a product from a photo. Everything stays on this computer.</source>
        <translation>用照片找到商品。所有内容都留在这台计算机上。</translation>
    </message>
    <message>
        <source>Open the sample catalogue</source>
        <translation>打开示例商品库</translation>
    </message>
    <message>
        <source>A small shop to try Vitrine with.</source>
        <translation>用一家小店试用 Vitrine。</translation>
    </message>
    <message>
        <source>Import products</source>
        <translation>导入商品</translation>
    </message>
    <message>
        <source>A CSV or Excel table, or a folder of product pictures.</source>
        <translation>CSV 或 Excel 表格，或存有商品图片的文件夹。</translation>
    </message>
    <message>
        <source>Open catalogue</source>
        <translation>打开商品库</translation>
    </message>
    <message>
        <source>A catalogue folder made by Vitrine.</source>
        <translation>由 Vitrine 创建的商品库文件夹。</translation>
    </message>
    <message>
        <source>Connect to a shared catalogue…</source>
        <translation>连接到共享商品库…</translation>
    </message>
    <message>
        <source>You can also drop a table or a folder of pictures here.</source>
        <translation>也可以把表格或图片文件夹拖到这里。</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>What may be done on this computer now</source>
        <translation>现在在本机上可以做什么</translation>
    </message>
    <message numerus="yes">
        <source>%Ln conflict(s)</source>
        <translation>
            <numerusform>%Ln 个冲突</numerusform>
        </translation>
    </message>
    <message>
        <source>learned</source>
        <translation>已学习</translation>
    </message>
    <message>
        <source>Photos are compared by a measure learned from this catalogue.</source>
        <translation>照片按从此商品库学到的方式比对。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln product(s)</source>
        <translation>
            <numerusform>%Ln 件商品</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln picture(s)</source>
        <translation>
            <numerusform>%Ln 张图片</numerusform>
        </translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>{device}, not the GPU</source>
        <translation>{device}（未使用 GPU）</translation>
    </message>
    <message>
        <source>The model runs here.</source>
        <translation>模型在此设备上运行。</translation>
    </message>
    <message>
        <source>{ms} ms</source>
        <translation>{ms} 毫秒</translation>
    </message>
    <message>
        <source>{stages} ms</source>
        <translation>{stages} 毫秒</translation>
    </message>
    <message>
        <source>decode</source>
        <translation>解码</translation>
    </message>
    <message>
        <source>detect</source>
        <translation>检测商品</translation>
    </message>
    <message>
        <source>crop</source>
        <translation>裁剪</translation>
    </message>
    <message>
        <source>embed</source>
        <translation>特征</translation>
    </message>
    <message>
        <source>keypoints</source>
        <translation>特征点</translation>
    </message>
    <message>
        <source>search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>verify</source>
        <translation>核对</translation>
    </message>
    <message>
        <source>print and colours</source>
        <translation>图案和颜色</translation>
    </message>
    <message>
        <source>score</source>
        <translation>打分</translation>
    </message>
    <message>
        <source>region</source>
        <translation>确定区域</translation>
    </message>
    <message>
        <source>verdict</source>
        <translation>判定</translation>
    </message>
    <message>
        <source>label</source>
        <translation>包装文字</translation>
    </message>
</context>
<context>
    <name>StockTakeView</name>
    <message>
        <source>Remove photo</source>
        <translation>移除照片</translation>
    </message>
    <message>
        <source>Remove the photo with all that was counted in it?</source>
        <translation>移除这张照片及其中的全部盘点结果？</translation>
    </message>
    <message>
        <source>Take the photo again to count it once more. This cannot be undone.</source>
        <translation>如需重新清点，请再拍一张。此操作无法撤销。</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Workbooks (*.xlsx)</source>
        <translation>Excel 工作簿 (*.xlsx)</translation>
    </message>
    <message>
        <source>CSV tables (*.csv)</source>
        <translation>CSV 表格 (*.csv)</translation>
    </message>
    <message>
        <source>Export stock take</source>
        <translation>导出盘点</translation>
    </message>
</context>
<context>
    <name>TakeController</name>
    <message>
        <source>Not changed: stocks are being set. Try again in a moment.</source>
        <translation>未更改：正在设置库存，请稍后再试。</translation>
    </message>
    <message>
        <source>The catalogue is being prepared…</source>
        <translation>正在准备商品库…</translation>
    </message>
    <message>
        <source>Someone else has changed this since; it stays as it is.</source>
        <translation>此后他人已更改，现保持不变。</translation>
    </message>
    <message numerus="yes">
        <source>Stock of %Ln product(s) set. Ctrl+Z undoes it.</source>
        <translation>
            <numerusform>已更新 %Ln 件商品的库存。按 Ctrl+Z 可撤销。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TakeList</name>
    <message>
        <source>Remove the stock take “{name}” with all that was counted in it?</source>
        <translation>移除盘点“{name}”及其全部结果？</translation>
    </message>
    <message>
        <source>Remove stock take</source>
        <translation>移除盘点</translation>
    </message>
    <message>
        <source>Stocks that were set stay as they are. This cannot be undone.</source>
        <translation>已更新的库存保持不变。此操作无法撤销。</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>New stock take</source>
        <translation>新建盘点</translation>
    </message>
    <message>
        <source>Continue a stock take</source>
        <translation>继续盘点</translation>
    </message>
    <message>
        <source>Who counts:</source>
        <translation>盘点人：</translation>
    </message>
    <message>
        <source>Place:</source>
        <translation>地点：</translation>
    </message>
    <message>
        <source>Who counts</source>
        <translation>盘点人</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>Such as: store-room, shelf 3</source>
        <translation>例如：后仓 3 号货架</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Continue (Enter)</source>
        <translation>继续 (Enter)</translation>
    </message>
    <message>
        <source>Remove (Del)</source>
        <translation>移除 (Del)</translation>
    </message>
    <message>
        <source>Stock takes</source>
        <translation>盘点列表</translation>
    </message>
    <message>
        <source>No stock take yet</source>
        <translation>还没有盘点</translation>
    </message>
    <message>
        <source>Start one, or drop photos of the shelves here.</source>
        <translation>请新建盘点，或将货架照片拖到这里。</translation>
    </message>
</context>
<context>
    <name>TakeModel</name>
    <message>
        <source>Place</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>Counted by</source>
        <translation>盘点人</translation>
    </message>
    <message>
        <source>Computer</source>
        <translation>电脑</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>开始时间</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>照片</translation>
    </message>
</context>
<context>
    <name>TakeSession</name>
    <message>
        <source>Set stock</source>
        <translation>更新库存</translation>
    </message>
    <message numerus="yes">
        <source>%Ln box(es) are still to be checked.</source>
        <translation>
            <numerusform>还有 %Ln 个方框待核对。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The stock of %Ln product(s) is set to what is counted now. Ctrl+Z undoes it.</source>
        <translation>
            <numerusform>%Ln 件商品的库存将设为当前盘点数。按 Ctrl+Z 可撤销。</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>All stock takes (Esc)</source>
        <translation>所有盘点（Esc）</translation>
    </message>
    <message>
        <source>Back to the list (Esc)</source>
        <translation>返回列表 (Esc)</translation>
    </message>
</context>
<context>
    <name>TallyDrawer</name>
    <message numerus="yes">
        <source>%Ln product(s)</source>
        <translation>
            <numerusform>%Ln 件商品</numerusform>
        </translation>
    </message>
    <message>
        <source>{tally} (T)</source>
        <translation>{tally}（T）</translation>
    </message>
    <message>
        <source>Close the list (T)</source>
        <translation>关闭清单（T）</translation>
    </message>
</context>
<context>
    <name>TallyPanel</name>
    <message>
        <source>Next customer.</source>
        <translation>下一位顾客。</translation>
    </message>
    <message>
        <source>Undone. {sum}</source>
        <translation>已撤销。{sum}</translation>
    </message>
    <message>
        <source>This customer</source>
        <translation>本位顾客</translation>
    </message>
    <message>
        <source>Accepted products are listed here.</source>
        <translation>已确认的商品会列在这里。</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Count of the selected product</source>
        <translation>所选商品的数量</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Remove the selected product (Del)</source>
        <translation>移除选中的商品（Del）</translation>
    </message>
    <message>
        <source>Change the count with + and - in the list</source>
        <translation>在清单中按 + 和 - 修改数量</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Next customer</source>
        <translation>下一位顾客</translation>
    </message>
    <message>
        <source>Copy list</source>
        <translation>复制清单</translation>
    </message>
    <message>
        <source>Save list…</source>
        <translation>保存清单…</translation>
    </message>
    <message>
        <source>Accepted products</source>
        <translation>已确认的商品</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>商品</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>Workbooks (*.xlsx)</source>
        <translation>Excel 工作簿 (*.xlsx)</translation>
    </message>
    <message numerus="yes">
        <source>The list of the last customer is back: %Ln product(s).</source>
        <translation>
            <numerusform>已恢复上一位顾客的清单：%Ln 件商品。</numerusform>
        </translation>
    </message>
    <message>
        <source>Sum: {sums}</source>
        <translation>合计：{sums}</translation>
    </message>
    <message>
        <source>Count: {count}. {sum}</source>
        <translation>数量：{count}。{sum}</translation>
    </message>
    <message>
        <source>Removed: {product}</source>
        <translation>已移除：{product}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln without a price</source>
        <translation>
            <numerusform>%Ln 件没有价格</numerusform>
        </translation>
    </message>
    <message>
        <source>The list is copied.</source>
        <translation>清单已复制。</translation>
    </message>
    <message>
        <source>Save list</source>
        <translation>保存清单</translation>
    </message>
    <message>
        <source>CSV tables (*.csv)</source>
        <translation>CSV 表格 (*.csv)</translation>
    </message>
</context>
<context>
    <name>TeachDialog</name>
    <message>
        <source>Learn</source>
        <translation>学习</translation>
    </message>
    <message>
        <source>Learn from this catalogue</source>
        <translation>从此商品库学习</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Learn again</source>
        <translation>重新学习</translation>
    </message>
    <message>
        <source>Start learning</source>
        <translation>开始学习</translation>
    </message>
    <message>
        <source>Nothing learned yet.</source>
        <translation>尚未学习。</translation>
    </message>
    <message>
        <source>Learned on {when}: switched on.</source>
        <translation>学习于 {when}：已启用。</translation>
    </message>
    <message>
        <source>Learned on {when}: switched off.</source>
        <translation>学习于 {when}：未启用。</translation>
    </message>
    <message>
        <source>The scores of the model fit this catalogue; they are not changed.</source>
        <translation>模型的匹配度适合此商品库，保持不变。</translation>
    </message>
    <message>
        <source>The scores are fitted to this catalogue: of photos of its products, {match}% are a match ({match_before}% before); of photos of other products, {absent}% ({absent_before}% before).</source>
        <translation>匹配度已按此商品库校准：库中商品的照片有 {match}% 判为匹配（校准前 {match_before}%）；库外商品的照片有 {absent}% 判为匹配（校准前 {absent_before}%）。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Vitrine fits its scores to this catalogue, and learns to tell your products apart, from the catalogue&apos;s pictures and from photos that you confirmed. Fitted scores are used at once if they are measured to be better. The rest is used when you switch it on.</source>
        <translation>Vitrine 根据商品库的图片和您确认过的照片，按此商品库校准匹配度，并学习区分您的商品。实测更准的匹配度会立即采用；学习结果在您开启后才会使用。</translation>
    </message>
    <message>
        <source>Leave off</source>
        <translation>不启用</translation>
    </message>
    <message>
        <source>Switch off</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>Switch on</source>
        <translation>启用</translation>
    </message>
</context>
<context>
    <name>ThumbnailStrip</name>
    <message>
        <source>Pictures of the product</source>
        <translation>商品的图片</translation>
    </message>
</context>
<context>
    <name>TourCard</name>
    <message>
        <source>Tour</source>
        <translation>入门导览</translation>
    </message>
    <message>
        <source>Step {number} of {count}</source>
        <translation>第 {number} 步，共 {count} 步</translation>
    </message>
    <message>
        <source>Photo of a product of the sample</source>
        <translation>示例商品的照片</translation>
    </message>
    <message>
        <source>Skip the tour</source>
        <translation>跳过导览</translation>
    </message>
    <message>
        <source>Skip the tour (Esc)</source>
        <translation>跳过导览（Esc）</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
</context>
<context>
    <name>UndoCommands</name>
    <message>
        <source>Undo {action}</source>
        <translation>撤销“{action}”</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo {action}</source>
        <translation>重做“{action}”</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Undoing…</source>
        <translation>正在撤销…</translation>
    </message>
    <message>
        <source>Redoing…</source>
        <translation>正在重做…</translation>
    </message>
    <message>
        <source>Undone: {action}</source>
        <translation>已撤销：{action}</translation>
    </message>
    <message>
        <source>Nothing to undo</source>
        <translation>没有可撤销的操作</translation>
    </message>
    <message>
        <source>Redone: {action}</source>
        <translation>已重做：{action}</translation>
    </message>
    <message>
        <source>Nothing to redo</source>
        <translation>没有可重做的操作</translation>
    </message>
</context>
<context>
    <name>UnitPanel</name>
    <message>
        <source>Press a box to change it</source>
        <translation>点按框可修改</translation>
    </message>
    <message>
        <source>{product} – {state}</source>
        <translation>{product}：{state}</translation>
    </message>
    <message>
        <source>Products that the box may show</source>
        <translation>此框可能的商品</translation>
    </message>
    <message>
        <source>No product matches these words.</source>
        <translation>没有匹配的商品。</translation>
    </message>
    <message>
        <source>Right (Enter)</source>
        <translation>正确 (Enter)</translation>
    </message>
    <message>
        <source>Unknown (U)</source>
        <translation>库中没有 (U)</translation>
    </message>
    <message>
        <source>Delete (Del)</source>
        <translation>删除 (Del)</translation>
    </message>
</context>
<context>
    <name>UnknownCodeButton</name>
    <message>
        <source>Add {code} (A)</source>
        <translation>添加 {code}（A）</translation>
    </message>
    <message>
        <source>The code {code} is not in the catalogue. Add its product.</source>
        <translation>商品库中没有条码 {code}。添加该商品。</translation>
    </message>
</context>
<context>
    <name>UnlockDialog</name>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>“{name}” is encrypted</source>
        <translation>“{name}”已加密</translation>
    </message>
    <message>
        <source>Enter its password to open it.</source>
        <translation>请输入密码以打开。</translation>
    </message>
    <message>
        <source>Do not ask again on this computer</source>
        <translation>在此计算机上不再询问</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
</context>
<context>
    <name>UnseenDialog</name>
    <message>
        <source>Looking for products that no photo shows…</source>
        <translation>正在查找照片中没有的商品…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln product(s) have a stock, but no photo shows them. Select those that you have looked for (Ctrl+A selects all).</source>
        <translation>
            <numerusform>有 %Ln 件商品有库存，但照片中没有。请选择已实地查找过的商品（Ctrl+A 全选）。</numerusform>
        </translation>
    </message>
    <message>
        <source>All products with a stock are in the photos or decided about.</source>
        <translation>有库存的商品都已在照片中或已处理。</translation>
    </message>
    <message>
        <source>Products in no photo</source>
        <translation>照片中没有的商品</translation>
    </message>
    <message>
        <source>Set stock to 0</source>
        <translation>库存设为 0</translation>
    </message>
    <message>
        <source>Keep stock</source>
        <translation>保留库存</translation>
    </message>
    <message>
        <source>Count again</source>
        <translation>重新清点</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>VerdictHeader</name>
    <message>
        <source>Why? (Y)</source>
        <translation>原因 (Y)</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>正在搜索…</translation>
    </message>
    <message>
        <source>Sure</source>
        <translation>确定</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>请核对</translation>
    </message>
    <message>
        <source>Not in the catalogue</source>
        <translation>不在商品库中</translation>
    </message>
    <message>
        <source>Products for “{words}”. Press Enter, then choose one.</source>
        <translation>与“{words}”相符的商品。请按回车键，再选择一件。</translation>
    </message>
    <message>
        <source>Nothing is found for “{words}”.</source>
        <translation>没有找到“{words}”。</translation>
    </message>
    <message>
        <source>{name}. Enter accepts it.</source>
        <translation>{name}。按回车键接受。</translation>
    </message>
    <message>
        <source>Which one is it? Press its number.</source>
        <translation>是哪一件？请按它的数字。</translation>
    </message>
    <message>
        <source>No product looks like this one.</source>
        <translation>库中没有外观相似的商品。</translation>
    </message>
    <message numerus="yes">
        <source>Rests on %Ln photo(s).</source>
        <translation>
            <numerusform>依据 %Ln 张照片。</numerusform>
        </translation>
    </message>
    <message>
        <source>{sentence} {addition}</source>
        <translation>{sentence}{addition}</translation>
    </message>
</context>
<context>
    <name>VerdictPanel</name>
    <message>
        <source>Found</source>
        <translation>找到了</translation>
    </message>
    <message>
        <source>Possible match</source>
        <translation>可能是这个</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>库中没有</translation>
    </message>
    <message>
        <source>Probably not in the catalogue.</source>
        <translation>库中很可能没有此商品。</translation>
    </message>
    <message>
        <source>Other matches</source>
        <translation>其他可能</translation>
    </message>
    <message>
        <source>Most similar</source>
        <translation>最接近的</translation>
    </message>
    <message>
        <source>Hold a product up to the camera.</source>
        <translation>请把商品举到摄像头前。</translation>
    </message>
</context>
<context>
    <name>ViewSwitch</name>
    <message>
        <source>Views of the stock</source>
        <translation>库存页的视图</translation>
    </message>
</context>
<context>
    <name>WeightSliders</name>
    <message>
        <source>Move right to give this property more weight</source>
        <translation>向右移动，提高该特征的权重</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Weight of colour</source>
        <translation>颜色的权重</translation>
    </message>
    <message>
        <source>Weight of shape</source>
        <translation>形状的权重</translation>
    </message>
    <message>
        <source>Weight of texture</source>
        <translation>纹理的权重</translation>
    </message>
    <message>
        <source>Shape</source>
        <translation>形状</translation>
    </message>
    <message>
        <source>Texture</source>
        <translation>纹理</translation>
    </message>
</context>
<context>
    <name>_LinesModel</name>
    <message>
        <source>Click to use this line as the headings</source>
        <translation>点击可将此行用作列标题</translation>
    </message>
</context>
<context>
    <name>_PhotoChoice</name>
    <message>
        <source>Photos of many products, counted in between</source>
        <translation>穿插清点的多商品照片</translation>
    </message>
    <message>
        <source>Photos while nobody is there</source>
        <translation>无人时显示的照片</translation>
    </message>
    <message>
        <source>Photos of the sample only</source>
        <translation>仅用示例的照片</translation>
    </message>
    <message>
        <source>Pictures of the catalogue</source>
        <translation>商品库中的图片</translation>
    </message>
    <message>
        <source>Pictures ({patterns})</source>
        <translation>图片 ({patterns})</translation>
    </message>
    <message>
        <source>Photos of the demo</source>
        <translation>演示照片</translation>
    </message>
    <message>
        <source>Folder with photos of the demo</source>
        <translation>演示照片所在文件夹</translation>
    </message>
    <message numerus="yes">
        <source>%Ln photo(s)</source>
        <translation>
            <numerusform>%Ln 张照片</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose photos…</source>
        <translation>选择照片…</translation>
    </message>
    <message>
        <source>Choose folder…</source>
        <translation>选择文件夹…</translation>
    </message>
</context>
<context>
    <name>_StripModel</name>
    <message>
        <source>Picture {row} of {count}</source>
        <translation>第 {row} 张图片，共 {count} 张</translation>
    </message>
</context>
<context>
    <name>_UnseenModel</name>
    <message>
        <source>SKU</source>
        <translation>货号</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>商品</translation>
    </message>
    <message>
        <source>Stock</source>
        <translation>库存</translation>
    </message>
</context>
</TS>
